package io.rowtally.it.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Runs a piece of work until the JIT compiler has come to rest, however long that takes on a busy machine: a warm-up of a
 * fixed time would measure the compiler's share of the machine.
 */
final class WarmUp {
    private static final int AT_LEAST = 20;
    private static final int AT_MOST = 600;
    private static final int QUIET = 8;
    /** Milliseconds of compilation in one turn that count as rest. */
    private static final long REST = 4;

    private WarmUp() {}

    static void run(Callable<?> turn) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        int quiet = 0;
        for (int i = 0; i < AT_MOST && (i < AT_LEAST || quiet < QUIET); i++) {
            long before = compiler.getTotalCompilationTime();
            turn.call();
            quiet = compiler.getTotalCompilationTime() - before <= REST ? quiet + 1 : 0;
        }
    }
}
