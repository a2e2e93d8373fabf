package io.rowtally.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long the agent's thread has had a processor. Asked of the thread's own bean, which needs no server of beans: that one is the
 * application's to make. On the agent's thread.
 */
final class ProcessorTime {
    private boolean unknown;

    /** In nanoseconds; -1 where the JVM does not tell. */
    long nanos() {
        if (unknown) {
            return -1;
        }
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        } catch (RuntimeException | LinkageError e) {
            unknown = true; // a runtime without the module java.management
            return -1;
        }
    }
}
