package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.bridge.Scope;
import org.junit.jupiter.api.Test;

/** Whose rows they are where a request, or what waits for a future, goes on by another thread than its own. */
class HandedWithoutThreadTest extends HandingOver {
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
    void whatIsDispatchedInAContextIsSurelyItsRequestsThoughItWaitsAndEndsWithTheContext() throws Exception {
        Object context = new Object();
        Object request = new Object();
        HandOver.arrived(context, request);
        onWorker(() -> {
            HandOver.dispatched(context);
            HandOver.consumes(false);
            Scope within = here();
            assertTrue(within.request);
            assertSame(within.sure, within);
            HandOver.left();
            assertFalse(here().request);
            return null;
        });
        HandOver.answered(request);
    }

    private static Scope here() {
        Activation now = (Activation) Activation.enter();
        Activation.exit(now);
        return now.scope;
    }
}
