package io.rowtally.it.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Runs a piece of work until the JIT compiler has come to rest, however long that takes on a busy machine: a warm-up of a
 * fixed time would measure the compiler's share of the machine.
 */
public final class WarmUp {

    /** How long a JVM's compiler has worked so far. */
    public interface Compiler {
        /** Nanoseconds. */
        long time() throws Exception;
    }

    private static final int AT_LEAST = 20;
    private static final int AT_MOST = 600;
    private static final int QUIET = 8;
    /** Nanoseconds of compilation in one turn that count as rest. */
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(4);

    private WarmUp() {}

    /** Warms this JVM up. */
    static void run(Callable<?> turn) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        run(turn, () -> TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime()));
    }

    /**
     * Warms up whose compiler it is.
     *
     * @param turn takes about a tenth of a second
     */
    public static void run(Callable<?> turn, Compiler compiler) throws Exception {
        int quiet = 0;
        for (int i = 0; i < AT_MOST && (i < AT_LEAST || quiet < QUIET); i++) {
            long before = compiler.time();
            turn.call();
            quiet = compiler.time() - before <= REST ? quiet + 1 : 0;
        }
    }
}
