package io.rowtally.it.app.jvm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads read at once, each from a database of its own and from one that all share. */
public final class ManyThreads {
    private static final int PERSONS = 40;

    private ManyThreads() {}

    /**
     * @param arguments how many threads, how many result sets each, and {@code virtual} where they are to be virtual (Java 21)
     */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int sets = Integer.parseInt(arguments[1]);
        ExecutorService workers = arguments.length > 2 ? virtual() : Executors.newFixedThreadPool(threads);
        CountDownLatch together = new CountDownLatch(threads);
        Register shared = new Register("shared");
        List<Register> registers = new ArrayList<>();
        List<Future<Void>> ends = new ArrayList<>();
        try (Connection keep = DriverManager.getConnection(shared.url(), "sa", "")) {
            for (int i = 0; i < threads; i++) {
                Register own = new Register("own" + i);
                registers.add(own);
                ends.add(workers.submit(reader(i, sets, together, own, shared)));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
            workers.shutdown();
            if (keep.isClosed()) {
                throw new IllegalStateException("closed by another");
            }
        }
        shared.print();
        registers.forEach(Register::print);
    }

    private static Callable<Void> reader(int seed, int sets, CountDownLatch together, Register own, Register shared) {
        return () -> {
            Random random = new Random(seed);
            together.countDown();
            together.await();
            try (Connection mine = DriverManager.getConnection(own.url(), "sa", "");
                    Connection ours = DriverManager.getConnection(shared.url(), "sa", "")) {
                for (int i = 0; i < sets; i++) {
                    boolean alone = random.nextBoolean();
                    (alone ? own : shared)
                            .read(alone ? mine : ours, random.nextInt(PERSONS), random.nextInt(PERSONS + 5));
                }
            }
            return null;
        };
    }

    /** By name, since Java 8 does not have it. */
    private static ExecutorService virtual() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
