package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose rows they are that a thread reads which a request has started. */
class HandedToThreadsTest extends HandingOver {
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
    void aThreadThatIsStartedOutlivesItsRequestAsNobodys() throws Exception {
        Object request = begin("nj0417");
        Thread thread = new Thread(() -> quietly(() -> {
            read(ALL, 1, "ID");
            untilItIsOver();
            read(ALL, 4, "ID");
        }));
        HandOver.started(thread, null);
        thread.start();
        while (!over) {
            Thread.yield();
        }
        Activation.endRequest(request);
        over = false;
        thread.join();

        assertEquals("{_unattributed started by nj0417=4, nj0417=1}", whose());
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
    void suchAThreadThatMayWaitForOthersWorkIsHisWithLowConfidenceAndOneThatTakesItIsNobodys() throws Exception {
        books.confidence = Actor.Confidence.HIGH;
        Object request = begin("nj0417");
        Thread waiting = new Thread(() -> quietly(() -> {
            HandOver.consumes(false);
            read(ALL, 1, "ID");
        }));
        Thread taking = new Thread(() -> quietly(() -> {
            HandOver.consumes(true);
            read(ALL, 2, "ID");
        }));
        for (Thread thread : new Thread[] {waiting, taking}) {
            HandOver.started(thread, worker);
            thread.start();
            thread.join();
        }
        Activation.endRequest(request);

        List<Map<String, Object>> lines = books.linesAt(SECOND);
        assertEquals("[_unattributed low 2, nj0417 low 1]", sure(lines));
    }

    /** User, confidence and rows of each line. */
    private static String sure(List<Map<String, Object>> lines) {
        List<String> all = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            all.add(LogLines.at(line, "user.id") + " " + at(line, "attribution.confidence") + " "
                    + at(line, "rows.fetched"));
        }
        Collections.sort(all);
        return all.toString();
    }
}
