package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A request, a worker that others have work done by, and whose rows that made; what advised pools call is called here. */
abstract class HandingOver extends ReadingLines {
    static final String ALL = "select id from person";

    ExecutorService worker;

    @BeforeEach
    void hire() throws Exception {
        HandOver.follow();
        worker = Executors.newSingleThreadExecutor();
        onWorker(() -> Thread.currentThread().getName());
    }

    @AfterEach
    void dismiss() {
        worker.shutdown();
    }

    /** What a thread pool's loop does with a task. */
    static void loop(Reading task) throws Exception {
        HandOver.beforeTask(task);
        task.read();
        HandOver.afterTask();
    }

    /** A task, which is an object of its own. */
    interface Reading {
        void read() throws Exception;
    }

    final Reading reading(int rows) {
        return new Reading() {
            @Override
            public void read() throws SQLException {
                HandingOver.this.read(ALL, rows, "ID");
            }
        };
    }

    final void onWorker(Callable<?> work) throws Exception {
        worker.submit(work).get();
    }

    final void loopOnWorker(Reading task) throws Exception {
        onWorker(() -> {
            loop(task);
            return null;
        });
    }

    final Object begin(String user) {
        books.user = user;
        return Activation.beginRequest("request");
    }

    /** Rows by user, and by who has started it where it is nobody's. */
    final String whose() throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        List<Map<String, Object>> lines = books.linesAt(SECOND);
        for (Map<String, Object> line : lines) {
            Object by = at(line, "attribution.started_by");
            String user = LogLines.at(line, "user.id") + (by == null ? "" : " started by " + by);
            rows.merge(user, (Long) at(line, "rows.fetched"), Long::sum);
        }
        return rows.toString();
    }

    /** A user's rows by confidence. */
    final String howSure(String user) throws IOException {
        long high = 0;
        long low = 0;
        for (Map<String, Object> line : books.linesAt(SECOND)) {
            assertEquals(user, LogLines.at(line, "user.id"));
            long rows = (Long) at(line, "rows.fetched");
            high += "high".equals(at(line, "attribution.confidence")) ? rows : 0;
            low += "low".equals(at(line, "attribution.confidence")) ? rows : 0;
        }
        return "{high=" + high + ", low=" + low + "}";
    }

    volatile boolean over;

    /** On the worker: has the serving thread leave the request, and waits for that. */
    final void untilItIsOver() {
        over = true;
        while (over) {
            Thread.yield();
        }
    }

    /** Runs a task on the worker, and leaves the request on this thread when the task wants it. */
    final void runs(Reading task, Object request) throws Exception {
        Future<?> running = worker.submit(() -> {
            loop(task);
            return null;
        });
        while (!over && !running.isDone()) {
            Thread.yield();
        }
        Activation.endRequest(request);
        over = false;
        running.get();
    }

    /** A task that an executor has run, once it was given to it. */
    final Runnable given(int rows) {
        Runnable task = new Runnable() {
            @Override
            public void run() {
                quietly(reading(rows));
            }
        };
        HandOver.queued(task);
        return task;
    }

    static void quietly(Reading reading) {
        try {
            reading.read();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
