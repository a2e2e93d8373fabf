package io.rowtally.bridge;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OriginTest {
    private final Origin origin = new Origin("h2database", "test", null);

    @Test
    void aTextIsOneShape() {
        assertSame(origin.shape("select 1"), origin.shape(new String("select 1")));
        assertNotSame(origin.shape("select 1"), origin.shape("select 2"));
    }

    /** Fifty megabytes of queries, each its own, are not kept for ever. */
    @Test
    void longTextsAreKeptAsFarAsThereIsRoom() {
        char[] columns = new char[1_000_000];
        Arrays.fill(columns, 'c');
        String text = new String(columns);
        int kept = 0;
        for (int i = 0; i < 50; i++) {
            Shape first = origin.shape("select " + i + text);
            kept += first == origin.shape("select " + i + text) ? 1 : 0;
        }
        assertTrue(kept >= 1 && kept <= 8, kept + " are kept");
    }
}
