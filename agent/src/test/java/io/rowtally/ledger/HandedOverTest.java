package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Attached;
import io.rowtally.bridge.HandOver;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose rows they are that a request's tasks read on other threads; what advised pools call is called here. */
class HandedOverTest extends ReadingLines {
    private static final String ALL = "select id from person";

    private ExecutorService worker;

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
    private static void loop(Reading task) throws Exception {
        HandOver.beforeTask(task);
        task.read();
        HandOver.afterTask();
    }

    /** A task, which is an object of its own. */
    private interface Reading {
        void read() throws Exception;
    }

    private Reading reading(int rows) {
        return new Reading() {
            @Override
            public void read() throws SQLException {
                HandedOverTest.this.read(ALL, rows, "ID");
            }
        };
    }

    private void onWorker(Callable<?> work) throws Exception {
        worker.submit(work).get();
    }

    private void loopOnWorker(Reading task) throws Exception {
        onWorker(() -> {
            loop(task);
            return null;
        });
    }

    private Object begin(String user) {
        books.user = user;
        return Activation.beginRequest("request");
    }

    /** Rows by user, and by who has started it where it is nobody's. */
    private String whose() throws IOException {
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
    private String howSure(String user) throws IOException {
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

    @Test
    void aTasksRowsAreTheUsersThoughHeIsKnownAtTheRequestsEndOnly() throws Exception {
        Object request = begin("nj0417");
        Reading task = reading(3);
        HandOver.queued(task);
        loopOnWorker(task);
        assertEquals("{}", whose());
        Activation.endRequest(request);

        assertEquals("{nj0417=3}", whose());
    }

    @Test
    void whatOutlivesItsRequestIsNobodysFromTheNextRowOn() throws Exception {
        Object request = begin("nj0417");
        Reading task = () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery(ALL)) {
                take(set, 3, "ID");
                untilItIsOver();
                take(set, 4, "ID");
            }
            read(ALL, 2, "ID");
        };
        HandOver.queued(task);
        runs(task, request);

        assertEquals("{_unattributed started by nj0417=6, nj0417=3}", whose());
    }

    private volatile boolean over;

    /** On the worker: has the serving thread leave the request, and waits for that. */
    private void untilItIsOver() {
        over = true;
        while (over) {
            Thread.yield();
        }
    }

    /** Runs a task on the worker, and leaves the request on this thread when the task wants it. */
    private void runs(Reading task, Object request) throws Exception {
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

    @Test
    void aTaskThatBeginsAfterItsRequestIsNobodys() throws Exception {
        Object request = begin("nj0417");
        Reading task = reading(5);
        HandOver.queued(task);
        Activation.endRequest(request);
        loopOnWorker(task);

        assertEquals("{_unattributed started by nj0417=5}", whose());
    }

    @Test
    void aTasksOwnTasksAreOfTheSameScope() throws Exception {
        Object request = begin("nj0417");
        Reading second = reading(4);
        Reading first = () -> {
            read(ALL, 1, "ID");
            HandOver.queued(second);
        };
        HandOver.queued(first);
        loopOnWorker(first);
        loopOnWorker(second);
        Activation.endRequest(request);

        assertEquals("{nj0417=5}", whose());
    }

    @Test
    void theNextTaskOnTheThreadHasNoneOfIt() throws Exception {
        Object request = begin("nj0417");
        Reading task = reading(3);
        Reading failing = () -> {
            read(ALL, 1, "ID");
            throw new IllegalStateException("on purpose");
        };
        HandOver.queued(task);
        loopOnWorker(task);
        loopOnWorker(reading(2));
        HandOver.queued(failing);
        onWorker(() -> {
            try {
                loop(failing);
            } catch (IllegalStateException e) {
                loop(reading(4));
            }
            return null;
        });
        Activation.endRequest(request);

        assertEquals("{_unattributed=6, nj0417=4}", whose());
    }

    @Test
    void oneObjectThatWaitsForTwoUsersIsNobodys() throws Exception {
        Reading shared = reading(3);
        Object request = begin("nj0417");
        HandOver.queued(shared);
        Activation.endRequest(request);
        request = begin("nj0418");
        HandOver.queued(shared);
        loopOnWorker(shared);
        loopOnWorker(shared);
        HandOver.queued(shared);
        loopOnWorker(shared);
        Activation.endRequest(request);

        assertEquals("{_unattributed=6, nj0418=3}", whose());
    }

    @Test
    void whatAWaitingThreadHelpsWithIsNotItsUsers() throws Exception {
        Object request = begin("nj0417");
        Object helping = HandOver.enter(new Object());
        read(ALL, 3, "ID");
        HandOver.leave(helping);
        Object own = new Object();
        HandOver.handed(own);
        Object running = HandOver.enter(own);
        read(ALL, 4, "ID");
        HandOver.leave(running);
        read(ALL, 1, "ID");
        Activation.endRequest(request);

        assertEquals("{_system=3, nj0417=5}", whose());
    }

    @Test
    void aThreadThatIsStartedIsOfTheScopeUntilItServesOrRunsOthers() throws Exception {
        Object request = begin("nj0417");
        Thread plain = new Thread(() -> quietly(() -> read(ALL, 1, "ID")));
        Thread pooled = new Thread(() -> quietly(() -> loop(reading(2))));
        Thread server = new Thread(() -> quietly(() -> {
            Activation.endRequest(Activation.beginRequest("another"));
            read(ALL, 4, "ID");
        }));
        for (Thread thread : new Thread[] {plain, pooled, server}) {
            HandOver.started(thread, null);
            thread.start();
            thread.join();
        }
        Activation.endRequest(request);

        assertEquals("{_unattributed=6, nj0417=1}", whose());
    }

    @Test
    void aThreadThatMayTurnToOthersWorkHasItsUserWithLowConfidenceAndWhatItHandsOnToo() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Reading task = reading(2);
        Thread plain = new Thread(() -> quietly(() -> {
            read(ALL, 1, "ID");
            HandOver.queued(task);
        }));
        HandOver.started(plain, null);
        plain.start();
        plain.join();
        loopOnWorker(task);
        Activation.endRequest(request);

        assertEquals("{high=0, low=3}", howSure("nj0417"));
    }

    @Test
    void aThreadOfItsOwnForATaskOfAnExecutorIsSurelyTheUsers() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Thread thread = new Thread(() -> quietly(() -> read(ALL, 1, "ID")));
        HandOver.started(thread, worker);
        thread.start();
        thread.join();
        Activation.endRequest(request);

        assertEquals("{high=1, low=0}", howSure("nj0417"));
    }

    @Test
    void aPoolsTaskThatTakesWhatOthersHavePutIntoAQueueIsHisWithLowConfidenceFromThenOn() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Reading task = () -> {
            read(ALL, 1, "ID");
            HandOver.consumes();
            read(ALL, 4, "ID");
        };
        HandOver.queued(task);
        loopOnWorker(task);
        read(ALL, 2, "ID");
        HandOver.consumes();
        read(ALL, 2, "ID");
        Activation.endRequest(request);

        assertEquals("{high=5, low=4}", howSure("nj0417"));
    }

    /** A task that an executor has run, once it was given to it. */
    private Runnable given(int rows) {
        Runnable task = new Runnable() {
            @Override
            public void run() {
                quietly(reading(rows));
            }
        };
        HandOver.queued(task);
        return task;
    }

    @Test
    void whatAnExecutorRunsIsEachGiversAndNobodysUnlessItWasGivenOrIsItsCallersOwn() throws Exception {
        Object request = begin("nj0417");
        Runnable first = given(1);
        Activation.endRequest(request);
        request = begin("nj0418");
        Runnable second = given(2);
        Reading drain = () -> {
            HandOver.run(first);
            HandOver.run(second);
            HandOver.run(() -> quietly(reading(3)));
            Runnable own = () -> quietly(reading(5));
            HandOver.run(own, own);
            read(ALL, 4, "ID");
        };
        HandOver.queued(drain);
        loopOnWorker(drain);
        Activation.endRequest(request);

        assertEquals("{_unattributed=3, _unattributed started by nj0417=1, nj0418=11}", whose());
    }

    @Test
    void aThreadThatRunsWhatItsOwnRequestHasGivenIsStillThatRequestsAfterwardsAndElseNobodys() throws Exception {
        Object request = begin("nj0417");
        Thread once = new Thread(() -> quietly(() -> {
            HandOver.run(() -> quietly(reading(1)));
            read(ALL, 4, "ID");
        }));
        HandOver.started(once, null);
        Thread twice = new Thread(() -> quietly(() -> {
            HandOver.run(given(1));
            read(ALL, 2, "ID");
        }));
        HandOver.started(twice, null);
        for (Thread thread : new Thread[] {once, twice}) {
            thread.start();
            thread.join();
        }
        Activation.endRequest(request);

        assertEquals("{_unattributed=5, nj0417=3}", whose());
    }

    @Test
    void whatAnExecutorRunsOnTheThreadOfARequestIsThatRequestsAndSurelySoIfItWasGivenIt() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        HandOver.run(given(1));
        Runnable inner = given(4);
        HandOver.run(() -> {
            quietly(reading(2));
            HandOver.run(inner);
        });
        Runnable both = given(8);
        HandOver.queued(both);
        HandOver.run(both, both);
        Activation.endRequest(request);

        assertEquals("{high=13, low=2}", howSure("nj0417"));
    }

    @Test
    void whatAnExecutorPassesOnAsItIsWaitsThereOnly() throws Exception {
        Object request = begin("nj0417");
        Runnable task = given(3);
        HandOver.passedOn(task, task);
        HandOver.queued(task);
        Activation.endRequest(request);
        request = begin("nj0418");
        HandOver.run(task);
        HandOver.queued(task);
        onWorker(() -> {
            HandOver.run(task);
            return null;
        });
        Activation.endRequest(request);

        assertEquals("{_unattributed started by nj0417=3, nj0418=3}", whose());
    }

    @Test
    void whatAnExecutorRunsEndsForTheThreadThoughItThrows() throws Exception {
        Object request = begin("nj0417");
        Runnable failing = () -> {
            throw new IllegalStateException("on purpose");
        };
        HandOver.queued(failing);
        onWorker(() -> {
            assertThrows(IllegalStateException.class, () -> HandOver.run(failing));
            read(ALL, 1, "ID");
            return null;
        });
        Activation.endRequest(request);

        assertEquals("{_unattributed=1}", whose());
    }

    private static void quietly(Reading reading) {
        try {
            reading.read();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestThatATaskBringsToAThreadHasItsOwnUser() throws Exception {
        Object request = begin("nj0417");
        Reading dispatch = () -> {
            Object other = begin("nj0418");
            read(ALL, 2, "ID");
            Activation.endRequest(other);
            read(ALL, 1, "ID");
        };
        HandOver.queued(dispatch);
        loopOnWorker(dispatch);
        books.user = "nj0417";
        Activation.endRequest(request);

        assertEquals("{_unattributed=1, nj0418=2}", whose());
    }

    @Test
    void aRequestThatGoesOnWithoutItsThreadLastsUntilItIsComplete() throws Exception {
        Object context = new Object();
        Object request = begin("nj0417");
        HandOver.detached(context);
        Reading before = reading(3);
        Reading after = reading(4);
        HandOver.queued(before);
        HandOver.queued(after);
        Activation.endRequest(request);
        loopOnWorker(before);
        HandOver.completed(context);
        loopOnWorker(after);

        assertEquals("{_unattributed started by nj0417=4, nj0417=3}", whose());
    }

    @Test
    void aFuturesStageIsOfWhoHasPutItThereAndNotOfWhoCompletesIt() throws Exception {
        Object stage = new Object();
        Object request = begin("nj0417");
        HandOver.handed(stage);
        onWorker(() -> {
            Object other = begin("nj0418");
            Object early = HandOver.fires(stage, 0);
            HandOver.fired(early, stage, true);
            Object firing = HandOver.fires(stage, -1);
            read(ALL, 3, "ID");
            HandOver.fired(firing, stage, false);
            read(ALL, 2, "ID");
            Activation.endRequest(other);
            return null;
        });
        books.user = "nj0417";
        Activation.endRequest(request);

        assertEquals("{nj0417=3, nj0418=2}", whose());
    }

    @Test
    void nothingIsKeptForATaskThatHasRun() throws Exception {
        int before = Attached.size();
        Object request = begin("nj0417");
        for (int i = 0; i < 100; i++) {
            Reading task = reading(1);
            HandOver.queued(task);
            loopOnWorker(task);
            Object forked = new Object();
            HandOver.handed(forked);
            HandOver.leave(HandOver.enter(forked));
            Object stage = new Object();
            HandOver.handed(stage);
            HandOver.fired(HandOver.fires(stage, 0), stage, false);
        }
        Activation.endRequest(request);

        assertEquals(before, Attached.size());
        assertEquals("{nj0417=100}", whose());
    }

    @Test
    void aTaskOfNobodysRequestIsNobodysWithItsAddress() throws Exception {
        books.user = null;
        Object request = Activation.beginRequest("request");
        Reading task = reading(3);
        HandOver.queued(task);
        loopOnWorker(task);
        Activation.endRequest(request);

        Map<String, Object> line = only(books.linesAt(SECOND));
        assertEquals(Actor.UNATTRIBUTED, LogLines.at(line, "user.id"));
        assertEquals(3L, at(line, "rows.fetched"));
    }
}
