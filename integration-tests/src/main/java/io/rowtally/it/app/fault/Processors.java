package io.rowtally.it.app.fault;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** What the agent's thread takes of the processors, and what the whole process does, since this was made. */
final class Processors {
    private final long agent = agent();
    private final long process = process();

    void print() {
        System.out.println("CPU agent " + TimeUnit.NANOSECONDS.toMillis(agent() - agent) + " ms, process "
                + TimeUnit.NANOSECONDS.toMillis(process() - process) + " ms");
    }

    private static long agent() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals("rowtally")) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return 0;
    }

    private static long process() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
