package io.rowtally.it.bench;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Measures one workload in this JVM whenever it is told to, so that several can have turns beside each other: after a warm-up
 * it prints {@code READY}, and for each line of its input works for a fixed time and prints the CPU time of the thread, in
 * nanoseconds, and the bytes it allocated for each operation. Ends with its input.
 *
 * <p>Arguments: workload, milliseconds a turn, JDBC URL, user, wrapper.
 */
public final class Fork {
    /** What says that the warm-up is over. */
    public static final String READY = "READY";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fork() {}

    public static void main(String[] arguments) throws Exception {
        long length = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[1]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        try (Workload workload = Workloads.of(arguments[0], arguments[2], arguments[3], arguments[4])) {
            WarmUp.run(() -> turn(workload, length));
            System.out.println(READY);
            while (in.readLine() != null) {
                System.out.println(turn(workload, length));
            }
        }
    }

    private static String turn(Workload workload, long length) throws Exception {
        long self = Thread.currentThread().getId();
        long operations = 0;
        long allocated = THREADS.getThreadAllocatedBytes(self);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        do {
            operations += workload.once();
        } while (System.nanoTime() - start < length);
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        allocated = THREADS.getThreadAllocatedBytes(self) - allocated;
        return (double) cpu / operations + " " + (double) allocated / operations;
    }
}
