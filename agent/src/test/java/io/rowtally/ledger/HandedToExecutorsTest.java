package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.identity.Actor;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose rows they are that an executor reads which runs and passes on what several have given it. */
class HandedToExecutorsTest extends HandingOver {
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
        HandOver.passOn(Runnable::run, () -> quietly(reading(9)));
        Activation.endRequest(request);

        assertEquals("{high=22, low=2}", howSure("nj0417"));
    }

    @Test
    void whatOnlySuchTasksHaveReadIsTheUsersThoughHeIsKnownAtTheRequestsEndOnly() throws Exception {
        Object request = begin("nj0417");
        HandOver.run(() -> quietly(reading(2)));
        Activation.endRequest(request);

        assertEquals("{nj0417=2}", whose());
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

    /** A pool of the worker alone. */
    private final class Pool extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            HandOver.queued(task);
            quietly(() -> onWorker(() -> {
                HandOver.beforeTask(task);
                task.run();
                HandOver.afterTask();
                return null;
            }));
        }

        @Override
        public void shutdown() {
            worker.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return worker.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return worker.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return worker.isTerminated();
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
            return worker.awaitTermination(time, unit);
        }
    }

    @Test
    void whatAnExecutorPassesOnAmidAnothersTaskKeepsItsOwnScope() throws Exception {
        Object request = begin("nj0417");
        Runnable first = given(3);
        Runnable third = given(5);
        Activation.endRequest(request);
        request = begin("nj0418");
        Runnable second = given(2);
        Pool pool = new Pool();
        HandOver.passOn(pool, first);
        HandOver.passOn(pool, second);
        HandOver.passOn(pool, () -> quietly(reading(4)));
        HandOver.submitOn(pool, third).get();
        Activation.endRequest(request);

        assertEquals("{_unattributed started by nj0417=8, nj0418=6}", whose());
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
}
