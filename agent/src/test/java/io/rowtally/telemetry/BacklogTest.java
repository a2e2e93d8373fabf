package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The cap on what waits in memory while the disk is away. */
class BacklogTest {
    /** 904 bytes of text and 96 of bookkeeping: ten of them are 10,000. */
    private static final Line KILOBYTE = new Line(new byte[904], Instant.EPOCH, 1);

    @Test
    void takesWhatFitsAndNotOneMore() {
        Backlog backlog = new Backlog(10_000);

        assertEquals(10, fill(backlog));
        assertFalse(backlog.offer(new Line(new byte[0], Instant.EPOCH, 1)), "an empty line has its bookkeeping too");
        assertEquals(10, backlog.size());
    }

    @Test
    void hasAsMuchRoomAfterALongDayAsAtFirst() {
        Backlog backlog = new Backlog(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertTrue(backlog.offer(KILOBYTE));
            backlog.removeOldest();
        }

        assertTrue(backlog.isEmpty());
        assertEquals(10, fill(backlog));
    }

    @Test
    void asksForHelpFromHalfItsRoomOn() {
        Backlog backlog = new Backlog(10_000);
        for (int i = 0; i < 4; i++) {
            backlog.offer(KILOBYTE);
            assertTrue(backlog.isUnderHalf());
        }

        backlog.offer(KILOBYTE);
        assertFalse(backlog.isUnderHalf());

        backlog.removeOldest();
        assertTrue(backlog.isUnderHalf());
    }

    @Test
    void aLineOfAnySizeFitsIntoAnEmptyOne() {
        Backlog backlog = new Backlog(10);

        assertTrue(backlog.offer(KILOBYTE));
        assertFalse(backlog.offer(KILOBYTE));
    }

    private static int fill(Backlog backlog) {
        int taken = 0;
        while (backlog.offer(KILOBYTE)) {
            taken++;
        }
        return taken;
    }
}
