package io.rowtally.it.app;

import java.io.File;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** What a program under the agent waits for, of which nobody tells it: it looks again and again. */
public final class Awaited {
    private static final long BETWEEN_LOOKS = 10;

    private Awaited() {}

    /** Until a file is there. */
    public static void file(File file) throws Exception {
        condition(file::exists);
    }

    /** Until a condition holds; whoever has started the program bounds the time. */
    public static void condition(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Until the JVM is killed. */
    public static void theEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
