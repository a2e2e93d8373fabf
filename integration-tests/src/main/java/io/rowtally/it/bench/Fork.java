package io.rowtally.it.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Measures one workload in this JVM: after a warm-up, in batches of a fixed time, the CPU time of the thread and the bytes
 * it allocates for each operation. Prints {@code RESULT <ns> <bytes>}: the median batch.
 *
 * <p>Arguments: workload, number of batches, milliseconds a batch, JDBC URL, user, wrapper.
 */
public final class Fork {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fork() {}

    public static void main(String[] arguments) throws Exception {
        int batches = Integer.parseInt(arguments[1]);
        long length = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[2]));
        try (Workload workload = Workloads.of(arguments[0], arguments[3], arguments[4], arguments[5])) {
            WarmUp.run(() -> batch(workload, length));
            double[] nanos = new double[batches];
            double[] bytes = new double[batches];
            for (int i = 0; i < batches; i++) {
                double[] cost = batch(workload, length);
                nanos[i] = cost[0];
                bytes[i] = cost[1];
            }
            Arrays.sort(nanos);
            Arrays.sort(bytes);
            System.out.println("RESULT " + nanos[batches / 2] + ' ' + bytes[batches / 2]);
        }
    }

    private static double[] batch(Workload workload, long length) throws Exception {
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
        return new double[] {(double) cpu / operations, (double) allocated / operations};
    }
}
