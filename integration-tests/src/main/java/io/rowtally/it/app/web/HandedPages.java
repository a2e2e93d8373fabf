package io.rowtally.it.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Pages that have their reading done by other threads, in each of the {@link Forms}: while the page waits, after it has
 * answered, and on behalf of nobody. Each answers with the rows that were read for it. Thread-safe.
 */
final class HandedPages {
    private static final long LONGEST = 30;

    /** In its loop before anything is advised, since this class is needed first. */
    static final Timer OLD_TIMER = new Timer("old chores", true);

    private static final BlockingQueue<Runnable> ERRANDS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Runnable> ORDERS = new LinkedBlockingQueue<>();
    private static final ConcurrentMap<String, Meeting> MEETINGS = new ConcurrentHashMap<>();
    private static final Queue<Left> LEFT = new ConcurrentLinkedQueue<>();
    private static boolean ordersAreTaken;

    private HandedPages() {}

    static {
        new WaitingPool.Slept(); // its class has loaded before anything is advised, as that of the timer's loop
        loadUnusable();
    }

    private static void loadUnusable() {
        try {
            new UnusableExecutor();
        } catch (ExceptionInInitializerError e) {
            return; // as it has to be
        }
        throw new IllegalStateException("it is usable");
    }

    /** Has a thread that serves no request hand work over as well. */
    static void start() {
        serve(ERRANDS, "errands");
    }

    private static void serve(BlockingQueue<Runnable> queue, String name) {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        try {
                            queue.take().run();
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    static void page(String page, Exchange exchange) throws Exception {
        String form = exchange.parameter("form");
        String table = exchange.parameter("table");
        int rows = Integer.parseInt(exchange.parameter("rows"));
        switch (page) {
            case "hand":
                exchange.answer(
                        200, "rows " + done(Forms.of(form), Forms.of(form).times(), table, rows));
                break;
            case "container":
                exchange.inContainer(() -> readAndAnswer(exchange, table, rows));
                break;
            case "meet":
                exchange.answer(200, "rows " + met(Forms.of(form), exchange.parameter("place"), table, rows));
                break;
            case "order":
                exchange.answer(200, "rows " + done(HandedPages::order, 1, table, rows));
                break;
            case "errand":
                exchange.answer(
                        200,
                        "rows "
                                + done(
                                        work -> errand(form, work),
                                        Forms.of(form).times(),
                                        table,
                                        rows));
                break;
            case "leave":
                leave(exchange, Forms.of(form), table, rows);
                break;
            case "repeat":
                leaveRepeated(exchange, form, table, rows);
                break;
            default:
                break;
        }
    }

    private static void readAndAnswer(Exchange exchange, String table, int rows) {
        try {
            WebApplication.persons().read(table, rows);
            exchange.answer(200, "rows " + rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pool as applications write it: its thread is born with the first order, in that one's request. */
    private static synchronized void order(Runnable work) {
        ORDERS.add(work);
        if (!ordersAreTaken) {
            ordersAreTaken = true;
            serve(ORDERS, "orders");
        }
    }

    /** Has a thread that serves no request do something. */
    static Future<?> errand(Callable<?> work) {
        FutureTask<?> errand = new FutureTask<>(work);
        ERRANDS.add(errand);
        return errand;
    }

    private static void errand(String form, Runnable work) {
        ERRANDS.add(() -> {
            try {
                Forms.of(form).hand(work);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Waits until the work is done as often as the form has it be done. */
    private static int done(Forms.Form form, int times, String table, int rows) throws Exception {
        CountDownLatch done = new CountDownLatch(times);
        form.hand(() -> {
            WebApplication.persons().read(table, rows);
            done.countDown();
        });
        if (!done.await(LONGEST, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not done: " + done.getCount() + " of " + times);
        }
        return times * rows;
    }

    /** Two requests hand work over, of which none begins before both wait, and neither ends before both are done. */
    private static int met(Forms.Form form, String place, String table, int rows) throws Exception {
        Meeting meeting = MEETINGS.computeIfAbsent(place, none -> new Meeting(form));
        meeting.form.hand(() -> {
            await(meeting.handed);
            WebApplication.persons().read(table, rows);
            meeting.done.countDown();
        });
        meeting.handed.countDown();
        await(meeting.done);
        return rows;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LONGEST, TimeUnit.SECONDS)) {
                throw new IllegalStateException("alone for " + LONGEST + " s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two requests at one time. */
    private static final class Meeting {
        private final Forms.Form form;
        private final CountDownLatch handed = new CountDownLatch(2);
        private final CountDownLatch done = new CountDownLatch(2);

        Meeting(Forms.Form form) {
            this.form = form;
        }
    }

    private static void leave(Exchange exchange, Forms.Form form, String table, int rows) throws Exception {
        Left left = new Left(table, rows);
        LEFT.add(left);
        form.hand(left);
        left.begun.await(LONGEST, TimeUnit.SECONDS);
        exchange.answer(200, "rows " + rows);
    }

    /** What has been done once when the page answers, and is done once more when that is released. */
    private static void leaveRepeated(Exchange exchange, String form, String table, int rows) throws Exception {
        Left left = new Left(table, rows);
        LEFT.add(left);
        Forms.repeat(form, left::again);
        left.begun.await(LONGEST, TimeUnit.SECONDS);
        exchange.answer(200, "rows " + rows);
    }

    /** Lets what was left behind go on, now that its request is over; answers with the rows that it read then. */
    static void release(Exchange exchange) throws IOException, InterruptedException {
        int rows = 0;
        for (Left left = LEFT.poll(); left != null; left = LEFT.poll()) {
            left.released.countDown();
            left.ended.await(LONGEST, TimeUnit.SECONDS);
            rows += left.rows;
        }
        exchange.answer(200, "rows " + rows);
    }

    /** Work that goes on when its request is over. */
    private static final class Left implements Runnable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final String table;
        private final int rows;

        Left(String table, int rows) {
            this.table = table;
            this.rows = rows;
        }

        /** Each time it is called; answers whether all is done. */
        boolean again() {
            if (begun.getCount() > 0) {
                WebApplication.persons().read(table, rows);
                begun.countDown();
            } else if (released.getCount() == 0 && ended.getCount() > 0) {
                WebApplication.persons().read("person_left", rows);
                ended.countDown();
            }
            return ended.getCount() == 0;
        }

        @Override
        public void run() {
            try {
                WebApplication.persons().read(table, rows);
                begun.countDown();
                released.await(LONGEST, TimeUnit.SECONDS);
                WebApplication.persons().read("person_left", rows);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.countDown();
            }
        }
    }
}
