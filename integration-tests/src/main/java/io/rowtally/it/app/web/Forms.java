package io.rowtally.it.app.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The ways in which an application has other threads do its work, each by its name. The threads are born when they are first
 * needed, which is mostly within a request, and serve whoever comes then. Thread-safe.
 */
final class Forms {
    /** Hands work over; does not wait for it. */
    interface Form {
        void hand(Runnable work) throws Exception;

        /** How often it has the work be done. */
        default int times() {
            return 1;
        }
    }

    /** A form that has its work be done several times. */
    private static final class Several implements Form {
        private final int times;
        private final Form form;

        Several(int times, Form form) {
            this.times = times;
            this.form = form;
        }

        @Override
        public void hand(Runnable work) throws Exception {
            form.hand(work);
        }

        @Override
        public int times() {
            return times;
        }
    }

    private static final Map<String, Form> ALL = new TreeMap<>();
    private static final ExecutorService POOL =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), Forms::born);
    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(Forms::born);
    private static final ScheduledExecutorService SCHEDULED = Executors.newScheduledThreadPool(2, Forms::born);
    private static final ForkJoinPool FORK_JOIN = new ForkJoinPool(3);
    private static final Timer TIMER = new Timer("chores", true);
    private static final List<String> REPEATED = Arrays.asList("fixed-rate", "fixed-delay");

    static {
        ALL.put("execute", POOL::execute);
        ALL.put("submit", POOL::submit);
        ALL.put("schedule", work -> SCHEDULED.schedule(work, 1, TimeUnit.MILLISECONDS));
        ALL.put("scheduled-execute", SCHEDULED::execute);
        ALL.put("scheduled-submit", SCHEDULED::submit);
        for (String repeated : REPEATED) {
            ALL.put(repeated, work -> repeat(repeated, once(work)));
        }
        ALL.put("fork-join", FORK_JOIN::submit);
        ALL.put("fork", new Several(4, Forms::fork));
        ALL.put("common", ForkJoinPool.commonPool()::execute);
        ALL.put("stream", new Several(8, work -> POOL.execute(() -> stream(work))));
        ALL.put("own-stream", new Several(8, Forms::stream));
        ALL.put("future", new Several(3, Forms::future));
        ALL.put("stage", new Several(3, Forms::stage));
        ALL.put("delegated", work -> new Thread(() -> POOL.execute(work)).start());
        ALL.put("timer", work -> timer(TIMER, work));
        ALL.put("old-timer", work -> timer(HandedPages.OLD_TIMER, work));
        ALL.put("timer-heir", work -> TIMER.schedule(new Heir(work), 1));
        ALL.put("thread", work -> new Thread(work, "chore").start());
        ALL.put("serial", new SerialExecutor(POOL)::execute);
        ALL.put("draining", new DrainingExecutor(POOL)::execute);
        ALL.put("dispatched", new DispatchingExecutor(POOL)::execute);
        ALL.put("at-once", new AtOnce()::execute);
        putIfThere("guava", Forms::guava);
        putIfThere("netty", Forms::netty);
        putIfThere("virtual", Forms::virtual);
        Form virtual = ALL.get("virtual");
        if (virtual != null) {
            ALL.put("virtual-pool", work -> virtual.hand(() -> POOL.execute(work)));
        }
    }

    private Forms() {}

    static Form of(String name) {
        switch (name) {
            case "notified":
                return new WaitingPool(
                        new WaitingPool.Notified(), loop -> born(loop).start())::add;
            case "pooled-notified":
                return new WaitingPool(new WaitingPool.Notified(), WORKERS)::add;
            case "pooled-signalled":
                return new WaitingPool(new WaitingPool.Signalled(), WORKERS)::add;
            case "pooled-polled":
                return new WaitingPool(new WaitingPool.Polled(), WORKERS)::add;
            case "pooled-slept":
                return new WaitingPool(new WaitingPool.Slept(), WORKERS)::add;
            case "mailbox":
                return new Mailbox(WORKERS)::post;
            default:
                return ALL.get(name);
        }
    }

    static String names() {
        return String.join(" ", ALL.keySet());
    }

    private static Thread born(Runnable loop) {
        Thread thread = new Thread(loop, "clerk-1");
        thread.setDaemon(true);
        return thread;
    }

    private static void stream(Runnable work) {
        IntStream.range(0, 8).parallel().forEach(i -> work.run());
    }

    /** Has something be done again and again, until it says that it is enough. */
    static void repeat(String form, BooleanSupplier enough) {
        Runnable task = () -> {
            if (enough.getAsBoolean()) {
                throw new IllegalStateException("enough of it");
            }
        };
        switch (form) {
            case "fixed-rate":
                SCHEDULED.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS);
                break;
            case "fixed-delay":
                SCHEDULED.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MILLISECONDS);
                break;
            default:
                (form.startsWith("old") ? HandedPages.OLD_TIMER : TIMER).schedule(new Round(enough), 1, 1);
                break;
        }
    }

    private static BooleanSupplier once(Runnable work) {
        boolean[] done = new boolean[1];
        return () -> {
            if (!done[0]) {
                done[0] = true;
                work.run();
                return false;
            }
            return true;
        };
    }

    /** As a recursive algorithm does: halves are forked, one of them is done at once. */
    private static void fork(Runnable work) {
        FORK_JOIN.execute(new Halves(4, work));
    }

    private static final class Halves extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        private final int size;
        private final transient Runnable work;

        Halves(int size, Runnable work) {
            this.size = size;
            this.work = work;
        }

        @Override
        protected void compute() {
            if (size == 1) {
                work.run();
            } else {
                invokeAll(new Halves(size / 2, work), new Halves(size / 2, work));
            }
        }
    }

    private static void future(Runnable work) {
        CompletableFuture.supplyAsync(() -> {
                    work.run();
                    return 1;
                })
                .thenApplyAsync(
                        one -> {
                            work.run();
                            return 2;
                        },
                        POOL)
                .thenAcceptAsync(two -> work.run());
    }

    /** What waits for a future that a thread without a request completes. */
    private static void stage(Runnable work) {
        CompletableFuture<Object> future = new CompletableFuture<>();
        CompletableFuture<Object> other = new CompletableFuture<>();
        future.thenRun(work);
        future.thenRunAsync(work, POOL);
        future.runAfterBoth(other, work);
        HandedPages.errand(() -> future.complete(other.complete("")));
    }

    private static void timer(Timer timer, Runnable work) {
        timer.schedule(new Chore(work), 1);
    }

    /** What a timer does once. */
    private static class Chore extends TimerTask {
        final Runnable work;

        Chore(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }
    }

    /** The same, of which nothing is known but what the timer's loop tells. */
    private static final class Heir extends Chore {
        Heir(Runnable work) {
            super(work);
        }

        @Override
        public void run() {
            work.run();
        }
    }

    /** And what it does again and again. */
    private static final class Round extends TimerTask {
        private final BooleanSupplier enough;

        Round(BooleanSupplier enough) {
            this.enough = enough;
        }

        @Override
        public void run() {
            if (enough.getAsBoolean()) {
                cancel();
            }
        }
    }

    /** An executor that runs what it is given itself. */
    private static final class AtOnce implements Executor {
        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }

    /** Makes an executor by its names, since the JVM may not have it. */
    private interface Making {
        Object make() throws ReflectiveOperationException;
    }

    private static void putIfThere(String name, Making making) {
        try {
            ALL.put(name, ((Executor) making.make())::execute);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object virtual() throws ReflectiveOperationException {
        return Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static Object guava() throws ReflectiveOperationException {
        return Class.forName("com.google.common.util.concurrent.MoreExecutors")
                .getMethod("newSequentialExecutor", Executor.class)
                .invoke(null, POOL);
    }

    /** A group of one event loop, whose thread is born with the first work. */
    private static Object netty() throws ReflectiveOperationException {
        return Class.forName("io.netty.util.concurrent.DefaultEventExecutorGroup")
                .getConstructor(int.class, ThreadFactory.class)
                .newInstance(1, (ThreadFactory) Forms::born);
    }
}
