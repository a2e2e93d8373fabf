package io.rowtally.it.app.jvm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads hand open result sets to each other in the middle of a row, at a row and before the first, as fast as they can, and
 * two books are kept: of sets that were handed over safely, whose rows must all count once, and of those that went through a
 * plain field, where the application itself is at fault and must merely not suffer.
 */
public final class HandOver {
    private static final int THREADS = 6;
    private static final int PERSONS = 60;

    private final Hands safe = Hands.safe(THREADS);
    private final Hands racy = Hands.racy(THREADS);
    private final Register safely = new Register("safely");
    private final Register racily = new Register("racily");
    private final BlockingQueue<Connection> safeConnections = new ArrayBlockingQueue<>(THREADS * 2);
    private final BlockingQueue<Connection> racyConnections = new ArrayBlockingQueue<>(THREADS * 2);
    private final AtomicInteger left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private HandOver(int sets) throws Exception {
        left = new AtomicInteger(sets);
        for (int i = 0; i < THREADS * 2; i++) {
            safeConnections.add(DriverManager.getConnection(safely.url(), "sa", ""));
            racyConnections.add(DriverManager.getConnection(racily.url(), "sa", ""));
        }
    }

    /** @param arguments the seed, and how many sets */
    public static void main(String[] arguments) throws Exception {
        HandOver work = new HandOver(Integer.parseInt(arguments[1]));
        CountDownLatch ended = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            long seed = Long.parseLong(arguments[0]) * THREADS + i;
            new Thread(() -> {
                        work.run(number, new Random(seed));
                        ended.countDown();
                    })
                    .start();
        }
        ended.await();
        if (work.failure.get() != null) {
            throw new IllegalStateException(work.failure.get());
        }
        work.safely.print();
    }

    private void run(int number, Random random) {
        try {
            while (failure.get() == null) {
                boolean racing = random.nextInt(8) == 0;
                Hands hands = racing ? racy : safe;
                OpenSet set = hands.take(number, random);
                if (set == null) {
                    set = open(racing);
                }
                if (set != null) {
                    work(set, number, random, hands);
                } else if (left.get() <= 0 && safe.atRest() && racy.atRest()) {
                    return;
                } else {
                    Thread.yield();
                }
            }
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
    }

    private OpenSet open(boolean racing) throws Exception {
        if (left.get() <= 0) {
            return null;
        }
        BlockingQueue<Connection> connections = racing ? racyConnections : safeConnections;
        Connection connection = connections.poll();
        if (connection == null) {
            return null;
        }
        if (left.getAndDecrement() <= 0) {
            connections.add(connection);
            return null;
        }
        (racing ? racy : safe).born();
        return new OpenSet(racing ? racily : safely, connection, PERSONS, racing);
    }

    private void work(OpenSet set, int number, Random random, Hands hands) throws Exception {
        boolean more = set.read(random.nextInt(6));
        if (more && random.nextInt(10) > 0 && hands.give(set, number, random)) {
            return;
        }
        Connection connection = set.close();
        (set.racing ? racyConnections : safeConnections).add(connection);
        hands.died();
    }
}
