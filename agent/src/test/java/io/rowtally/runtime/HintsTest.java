package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.config.Settings;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When it is said that many rows are nobody's, and where. */
class HintsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<String> said = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private WovenDoor woven;
    private Hints hints;

    @BeforeEach
    void open() throws SQLException {
        woven = new WovenDoor();
        woven.execute("create table t(id int)");
        woven.execute("insert into t select x from system_range(1, 60)");
        closeInterval();
        hints = new Hints(
                woven.door::guesses,
                Settings.load(null, new Properties(), Collections.emptyMap()).user(),
                UnaryOperator.identity());
    }

    @AfterEach
    void close() throws SQLException {
        woven.close();
    }

    private void closeInterval() {
        woven.ledger.drain(0, true);
        woven.ledger.close(NOON, NOON, event -> {}, () -> true);
    }

    private void interval(Instant end) {
        closeInterval();
        hints.nobodys(
                woven.ledger.totals(), woven.door.stacks().top(), end.minusSeconds(300), end, said::add, events::add);
    }

    @Test
    void aHundredRowsOfNobodyAreSaidAndFewerWaitForMore() throws SQLException {
        woven.read("select id from t");
        interval(NOON);
        assertEquals(Collections.emptyList(), said);

        woven.read("select id from t");
        interval(NOON.plusSeconds(300));
        assertEquals(1, events.size());
        assertEquals(Action.ATTRIBUTION_HINT, events.get(0).action());
        assertTrue(said.get(0).startsWith("120 of 120 rows are nobody's;"), said.toString());
    }

    @Test
    void itIsSaidOnceAnHour() throws SQLException {
        for (int i = 0; i < 20; i++) {
            woven.read("select id from t");
            woven.read("select id from t");
            interval(NOON.plusSeconds(300L * i));
        }
        assertEquals(2, events.size(), said.toString());
    }

    @Test
    void aClockSetBackDoesNotSilenceIt() throws SQLException {
        woven.read("select id from t, (values 1, 2)");
        interval(NOON);
        woven.read("select id from t, (values 1, 2)");
        interval(NOON.minusSeconds(7_200));

        assertEquals(2, events.size());
    }

    @Test
    void theThreadAndTheFrameThatReadAreNamed() throws SQLException {
        woven.read("select id from t, (values 1, 2)");
        interval(NOON);

        String line = said.get(0);
        assertTrue(line.contains("120 rows on thread main at "), line);
        // this test is in a package of ours, which is never the application; its runner may be
        assertFalse(line.contains("at io.rowtally.") || line.contains("at java."), line);
    }

    @Test
    void aThreadThatWasNotLookedAtWhenItReadFirstIsLookedAtLater() throws Exception {
        woven.read("select id from t");
        ExecutorService clerk = Executors.newSingleThreadExecutor(work -> new Thread(work, "clerk-7"));
        try {
            long start = System.nanoTime();
            // nobody tags columns here: a verdict is awaited no longer than ten seconds
            long now = 0;
            while (!woven.door.stacks().top().toString().contains("on thread clerk-#")) {
                assertTrue(System.nanoTime() - start < 60_000_000_000L, "not seen for a minute");
                // a frame of the runner, since the others are of packages that are never the application's
                clerk.submit(() -> assertDoesNotThrow(() -> woven.readWithoutRequest("select id from t")))
                        .get();
                now += 20_000;
                woven.ledger.drain(now, false);
            }
        } finally {
            clerk.shutdown();
        }
    }

    @Test
    void fewRowsAreLookedAtHoweverManyAreRead() throws SQLException {
        long start = System.nanoTime();
        // making the table may have been this second's sample
        for (int i = 0; i < 500 || woven.door.stacks().top().isEmpty(); i++) {
            woven.read("select id from t where id = 1");
            woven.ledger.drain(0, true);
            assertTrue(System.nanoTime() - start < 60_000_000_000L, "not seen for a minute");
        }
        long seconds = (System.nanoTime() - start) / 1_000_000_000 + 1;
        // a row a request, so that there are as many samples as rows
        long samples = 0;
        for (String line : woven.door.stacks().top()) {
            samples += Long.parseLong(line.split(" ")[0]);
        }

        assertTrue(samples > 0 && samples <= 3 * seconds + 1, samples + " samples in " + seconds + " s");
    }
}
