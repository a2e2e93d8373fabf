package io.rowtally.it.harness;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition while a process runs. */
public final class Until {
    private static final long LONGEST = 60;

    private Until() {}

    /** Asks ten times a second; fails where the process ends first, or after a minute. */
    public static void holds(Callable<Boolean> condition, Process process) throws Exception {
        holds(condition, process, LONGEST);
    }

    /** The same, with as many seconds as given. */
    public static void holds(Callable<Boolean> condition, Process process, long longest) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("ended with " + process.exitValue() + " before the condition held");
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(longest)) {
                process.destroyForcibly();
                throw new AssertionError("the condition did not hold within " + longest + " s");
            }
        }
    }
}
