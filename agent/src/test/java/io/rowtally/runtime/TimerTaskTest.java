package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.bridge.Scope;
import io.rowtally.identity.Actor;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a timer's task is a job; what advised tasks call is called here. */
class TimerTaskTest {
    private WovenDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new WovenDoor();
        HandOver.follow();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void aTaskIsAJobThatIsOverWhenItReturns() {
        Object job = Scope.begins(new Task(), Scope.JOB);
        assertNotNull(job);
        Scope scope = ((Activation) job).scope;
        Scope.ends(job);

        assertEquals("_system:" + Task.class.getName(), ((Actor) scope.actor).user());
        assertTrue(scope.isOver());
    }

    /** In a timer that was in its loop already when pools got their advice, so that nothing tells before the task. */
    @Test
    void aTaskThatARequestHasScheduledIsThatRequestsUntilItIsOver() throws Exception {
        Task task = new Task();
        Activation request = (Activation) Activation.beginRequest("request");
        HandOver.handed(task);
        onAnother(() -> {
            Activation within = (Activation) Scope.begins(task, Scope.JOB);
            assertSame(request.scope, within.scope);
            Scope.ends(within);
        });
        assertFalse(request.scope.isOver());
        Activation.endRequest(request);
        onAnother(() -> {
            Activation after = (Activation) Scope.begins(task, Scope.JOB);
            assertSame(request.scope, after.scope.startedBy);
            Scope.ends(after);
        });
    }

    @Test
    void whatTheTimersLoopHasBegunIsNotBegunAgain() throws Exception {
        Task task = new Task();
        Object request = Activation.beginRequest("request");
        HandOver.handed(task);
        Activation.endRequest(request);
        onAnother(() -> {
            HandOver.beforeTask(task);
            assertNull(Scope.begins(task, Scope.JOB));
            HandOver.afterTask();
        });
    }

    private static void onAnother(Runnable work) throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            worker.submit(work).get();
        } finally {
            worker.shutdown();
        }
    }

    /** Does nothing. */
    private static final class Task extends TimerTask {
        @Override
        public void run() {}
    }
}
