package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.config.Settings;
import io.rowtally.tagging.Inventory;
import io.rowtally.tagging.KnownSchema;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import io.rowtally.telemetry.LogLines;
import io.rowtally.telemetry.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** When the agent tells how it is doing, and what. */
class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path home;

    private WovenDoor woven;
    private Rig rig;
    private Coverage coverage;
    private long now;
    private final LongestTurn turns = new LongestTurn(() -> now, LoggerFactory.getLogger("health"));
    private Health health;
    private List<String> unadvised = Collections.emptyList();

    @BeforeEach
    void open() throws SQLException {
        woven = new WovenDoor();
        rig = new Rig(home, NOON.toString(), settings -> settings);
        coverage = new Coverage(woven.failures);
        Tagger tagger = new Tagger(TagRules.of(Collections.emptyMap(), new ArrayList<>()), KnownSchema.none());
        Tags tags = new Tags(
                woven.door.shapes(), new Sampling(tagger, woven.door.samples()), tagger, new Inventory(), event -> {});
        Settings settings = Settings.load(null, new Properties(), Collections.emptyMap());
        health = new Health(
                woven.ledger,
                coverage,
                woven.failures,
                rig.log,
                woven.door.shapes()::untagged,
                new Caps(woven.door.samples(), tags, rig.log),
                new Switch(
                        settings.safety(),
                        home.toFile(),
                        rig.directory,
                        woven.ledger,
                        woven.door.activations(),
                        event -> {},
                        LoggerFactory.getLogger("health")),
                advised -> unadvised,
                new ProcessorTime(),
                turns);
    }

    @AfterEach
    void close() throws SQLException {
        rig.close();
        woven.close();
    }

    @Test
    void theFirstIntervalIsToldOf() {
        assertTrue(health.isDue(NOON));
    }

    @Test
    void withoutReadsItIsToldHourly() {
        health.event(NOON);

        assertFalse(health.isDue(NOON));
        assertFalse(health.isDue(NOON.plusMillis(3_599_999)));
        assertTrue(health.isDue(NOON.plusSeconds(3600)));
    }

    @Test
    void afterReadsItIsToldOnce() throws SQLException {
        woven.execute("create table t(id int)");
        woven.execute("insert into t values(1), (2)");
        closeInterval();
        health.event(NOON);
        assertFalse(health.isDue(NOON.plusSeconds(300)));

        woven.read("select id from t");
        assertFalse(health.isDue(NOON.plusSeconds(300)), "the rows are in no line yet");
        closeInterval();

        assertTrue(health.isDue(NOON.plusSeconds(300)));
        health.event(NOON.plusSeconds(300));
        assertFalse(health.isDue(NOON.plusSeconds(600)));
    }

    @Test
    void aClockSetBackDoesNotSilenceIt() {
        health.event(NOON);

        assertTrue(health.isDue(NOON.minusSeconds(7200)));
    }

    @Test
    void itTellsWhatWasSeenAndWhatIsAmiss() throws SQLException, IOException {
        woven.execute("create table t(id int)");
        woven.execute("insert into t values(1), (2), (3)");
        woven.read("select id from t");
        closeInterval();
        woven.failures.note("bridge", new IllegalStateException());
        woven.failures.inAdvice(new IllegalStateException());
        coverage.failed("com.acme.Odd", new IllegalStateException());
        unadvised = Arrays.asList("com.acme.Early");
        turns.time(() -> now += 17_000_000);

        rig.log.append(health.event(NOON));

        Map<String, Object> line =
                LogLines.read(home.resolve("telemetry.jsonl")).get(0);
        assertEquals("agent-health", LogLines.at(line, "event.action"));
        assertEquals(3L, at(line, "rows.fetched"));
        assertEquals(3L, at(line, "rows.read"));
        assertEquals(3L, at(line, "rows.unattributed"));
        assertEquals(0L, at(line, "rows.assumed"));
        assertEquals(1.0, at(line, "unattributed_share"));
        assertEquals(0L, at(line, "unresolved_cells"));
        assertEquals(3L, at(line, "failures"));
        assertEquals(1L, at(line, "failures_of.advice"));
        assertEquals(0L, at(line, "failures_of.agent"));
        assertEquals(false, at(line, "paused"));
        assertEquals(0L, at(line, "gap_ms"));
        assertEquals(17L, at(line, "longest_turn_ms"));
        assertEquals(Collections.emptyMap(), at(line, "caps"));
        assertEquals(0L, at(line, "lost_events"));
        assertEquals((long) woven.ledger.activations(), at(line, "activations"));
        assertEquals(Collections.emptyList(), at(line, "drivers"));
        assertEquals(Arrays.asList("com.acme.Early", "com.acme.Odd"), at(line, "not_advised"));
    }

    @Test
    void withoutAnyRowTheShareIsZero() throws IOException {
        rig.log.append(health.event(NOON));

        assertEquals(0.0, at(LogLines.read(home.resolve("telemetry.jsonl")).get(0), "unattributed_share"));
    }

    private void closeInterval() {
        woven.ledger.drain(0, true);
        woven.ledger.close(NOON, NOON, event -> {}, () -> true);
    }

    private static Object at(Map<String, Object> line, String path) {
        return LogLines.at(line, "pii.health." + path);
    }
}
