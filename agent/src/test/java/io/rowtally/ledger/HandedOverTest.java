package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Attached;
import io.rowtally.bridge.HandOver;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose rows they are that the tasks of a request read in pools. */
class HandedOverTest extends HandingOver {
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
    void aPoolsTaskThatTakesWhatOthersHavePutIntoAQueueIsHisWithLowConfidenceFromThenOn() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Reading task = () -> {
            read(ALL, 1, "ID");
            HandOver.consumes(true);
            read(ALL, 4, "ID");
        };
        HandOver.queued(task);
        loopOnWorker(task);
        read(ALL, 2, "ID");
        HandOver.consumes(true);
        read(ALL, 2, "ID");
        Activation.endRequest(request);

        assertEquals("{high=5, low=4}", howSure("nj0417"));
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

    @Test
    void aPoolsTaskThatMayWaitForOthersWorkIsHisWithLowConfidenceFromThenOnButNotWhereTheDriverWaits()
            throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Reading task = () -> {
            Object driver = Activation.enter();
            HandOver.consumes(false);
            Activation.exit(driver);
            read(ALL, 1, "ID");
            HandOver.consumes(false);
            read(ALL, 4, "ID");
        };
        HandOver.queued(task);
        loopOnWorker(task);
        HandOver.consumes(false);
        read(ALL, 2, "ID");
        Activation.endRequest(request);

        assertEquals(
                0,
                books.activations.stream()
                        .filter(one -> one.scope.request && !one.ended())
                        .count());
        assertEquals("{high=3, low=4}", howSure("nj0417"));
    }
}
