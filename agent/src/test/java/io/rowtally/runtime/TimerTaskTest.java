package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.HandOver;
import io.rowtally.bridge.Scope;
import io.rowtally.identity.Actor;
import java.util.TimerTask;
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

    @Test
    void aTaskThatARequestHasScheduledIsNone() {
        Task task = new Task();
        Object request = Activation.beginRequest("request");
        HandOver.handed(task);
        Activation.endRequest(request);

        assertNull(Scope.begins(task, Scope.JOB));
    }

    /** Does nothing. */
    private static final class Task extends TimerTask {
        @Override
        public void run() {}
    }
}
