package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** So many activations wait for the agent's thread that nothing must count any more, and when it may again. */
class BornActivationsTest {
    private static final int MOST = 10;

    private final BornActivations born = new BornActivations(MOST);
    private WovenDoor woven;

    @BeforeEach
    void open() throws SQLException {
        woven = new WovenDoor();
    }

    @AfterEach
    void close() throws SQLException {
        woven.close();
    }

    @Test
    void anEighthOfTheHeapIsTheirs() {
        assertEquals(174_762, BornActivations.most(1L << 30));
        assertEquals(10_000, BornActivations.most(48L << 20));
        assertEquals(1_000_000, BornActivations.most(Long.MAX_VALUE), "where the heap has no bound");
    }

    @Test
    void asManyAsMayWaitStopNothing() throws SQLException {
        offer(MOST);

        assertNull(born.stalled());
        assertTrue(born.isCaughtUp());
        assertTrue(woven.counts());
    }

    @Test
    void oneMoreIsKeptAndIsTheLast() throws SQLException {
        List<Activation> offered = offer(MOST + 1);

        assertNotNull(born.stalled());
        assertFalse(woven.counts());
        for (Activation one : offered) {
            assertSame(one, born.poll());
        }
        assertNull(born.poll());
    }

    @Test
    void theTimeSinceTheFirstTooManyIsRemembered() {
        offer(MOST + 1);
        Switch.Gap first = born.stalled();
        offer(MOST);

        assertSame(first, born.stalled());
        assertEquals(Switch.STALLED, Objects.requireNonNull(first).reason);
    }

    @Test
    void itGoesOnWhereLessThanHalfAreLeft() throws SQLException {
        offer(MOST + 1);
        poll(MOST / 2 + 1);
        assertFalse(born.goOn(true), "half are left");
        assertNotNull(born.stalled());

        poll(1);
        assertTrue(born.goOn(true));

        assertNull(born.stalled());
        assertTrue(woven.counts());
    }

    @Test
    void whereSomethingElseIsInTheWayOnlyTheStallIsOver() throws SQLException {
        offer(MOST + 1);
        poll(MOST + 1);

        assertTrue(born.goOn(false));

        assertNull(born.stalled());
        assertFalse(woven.counts());
    }

    @Test
    void aSecondStallIsAnotherOne() {
        offer(MOST + 1);
        Switch.Gap first = born.stalled();
        poll(MOST + 1);
        born.goOn(true);

        offer(MOST + 1);

        assertNotNull(born.stalled());
        assertFalse(first == born.stalled());
    }

    /** Many threads at once, while one takes and has it go on: what is in the queue and what it has counted agree in the end. */
    @Test
    void noThreadStopsWhatHasGoneOn() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> offer(20_000));
            threads.add(thread);
            thread.start();
        }
        int taken = 0;
        while (threads.stream().anyMatch(Thread::isAlive) || born.peek() != null) {
            taken += born.poll() == null ? 0 : 1;
            born.goOn(true);
        }

        assertEquals(8 * 20_000, taken);
        assertEquals(0, born.bounded());
        assertTrue(born.goOn(true));
        assertNull(born.stalled());
    }

    private List<Activation> offer(int many) {
        List<Activation> offered = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Activation one = (Activation) Objects.requireNonNull(Activation.beginRequest("request"));
            Activation.endRequest(one);
            born.add(one);
            offered.add(one);
        }
        return offered;
    }

    private void poll(int many) {
        for (int i = 0; i < many; i++) {
            assertNotNull(born.poll());
        }
    }
}
