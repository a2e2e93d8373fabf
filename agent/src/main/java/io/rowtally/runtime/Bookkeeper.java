package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
import io.rowtally.config.Settings;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The agent's one thread. It is made in premain, so that it inherits nothing from the thread that happens to load the
 * first driver class, and started by that one. A second later it opens the books; it reads the cells once a second, closes
 * the books at the end of each interval, and once more when the JVM stops.
 */
final class Bookkeeper implements Runnable {
    private static final long TICK = 1_000;
    /** After the agent has switched itself off: then only the log's seal has to go on. */
    private static final long TICK_WHEN_OFF = 10_000;
    /** The longest that an orderly stop waits for the last lines: 10 s. */
    private static final long LAST_LINES = 10_000;

    private final Settings settings;
    private final Door door;
    private final Coverage coverage;
    private final Failures failures;
    private final Following following;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Breaker breaker;
    private final ProcessorTime processor = new ProcessorTime();
    private boolean off;

    Bookkeeper(Settings settings, Door door, Coverage coverage, Failures failures, Following following) {
        this.settings = settings;
        this.door = door;
        this.coverage = coverage;
        this.failures = failures;
        this.following = following;
        this.breaker = new Breaker(settings.safety().cpuPercent());
        this.thread = new Thread(topmost(), this, "rowtally");
        thread.setDaemon(true);
        thread.setContextClassLoader(Bookkeeper.class.getClassLoader());
    }

    /** The group above all others: an application that lists its own group, or interrupts it, does not meet this thread. */
    private static ThreadGroup topmost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup above = group.getParent(); above != null; above = group.getParent()) {
            group = above;
        }
        return group;
    }

    /**
     * To be run on the thread that loads the first driver class; does not wait. These are no lambdas: in a JVM that has made none
     * yet, the first takes longer than all else here.
     */
    Runnable starter() {
        return new Runnable() {
            @Override
            public void run() {
                Bridge.atShutdown(new Stop());
                thread.start();
            }
        };
    }

    private final class Stop implements Runnable {
        @Override
        public void run() {
            stop();
        }
    }

    @Override
    public void run() {
        try {
            Interval interval = new Interval(settings.interval().millis(), Clock.systemUTC());
            // an application that loads its first driver class is starting, and needs the processors more than the
            // books do
            boolean over = stopped(TICK);
            Books books = Books.open(settings, door, coverage, failures, interval, following, processor);
            while (!over) {
                over = stopped(turn(books));
            }
            books.close();
        } catch (Throwable t) {
            Bridge.shut();
            failures.note("bookkeeper", t);
            Settled.line("rowtally: the books are closed, nothing more is written: "
                    + t.getClass().getName());
        }
    }

    /**
     * One turn; one that fails is followed by the next, unless it were too many.
     *
     * @return how long to wait for the next, in milliseconds
     */
    private long turn(Books books) {
        long wait = TICK;
        try {
            books.turns().time(books::turn);
            wait = off ? TICK_WHEN_OFF : Math.min(TICK, books.untilIntervalEnds());
        } catch (Throwable t) {
            failures.inTurn(t);
        }
        Breaker.Trip trip = off ? null : breaker.look(failures, processor.nanos(), System.nanoTime());
        if (trip != null) {
            off = true;
            books.disable(trip);
        }
        return wait;
    }

    /** Waits for the end. An application that interrupts whatever threads it finds has not asked for it. */
    private boolean stopped(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void stop() {
        stopping.countDown();
        following.stop();
        try {
            thread.join(LAST_LINES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
