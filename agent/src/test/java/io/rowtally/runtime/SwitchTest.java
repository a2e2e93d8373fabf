package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rowtally.bridge.Activation;
import io.rowtally.config.Mode;
import io.rowtally.config.Settings;
import io.rowtally.telemetry.LogLines;
import io.rowtally.telemetry.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops the counting and what has it go on, alone and together, and what is told of it. */
class SwitchTest {
    private static final int MOST = 10;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path home;

    private final BornActivations born = new BornActivations(MOST);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private WovenDoor woven;
    private Rig rig;
    private Switch onOff;

    @BeforeEach
    void open() throws SQLException {
        woven = new WovenDoor();
        rig = new Rig(home, NOON.toString(), settings -> settings);
        Logger log = new LoggerContext().getLogger("switch");
        said.start();
        log.addAppender(said);
        Settings settings = Settings.load(null, new Properties(), Collections.emptyMap());
        onOff = new Switch(settings.safety(), home.toFile(), rig.directory, woven.ledger, born, rig.log::append, log);
    }

    @AfterEach
    void close() throws SQLException {
        rig.close();
        woven.close();
    }

    @Test
    void aStallIsToldFromItsBeginningAndEndsWhereTheThreadHasCaughtUp() throws Exception {
        onOff.follow(Mode.MONITOR);
        stall();
        Switch.Gap began = Objects.requireNonNull(born.stalled());
        lasts(30);
        onOff.follow(Mode.MONITOR);
        assertTrue(onOff.isOff());
        onOff.follow(Mode.MONITOR);
        assertEquals(1, told().size(), "nothing was read since");
        catchUp();
        onOff.follow(Mode.MONITOR);

        assertFalse(onOff.isOff());
        assertTrue(woven.counts());
        assertTold("agent-paused agent-stalled", "agent-resumed agent-stalled");
        assertAllBegan(began);
        long gap = (Long) LogLines.at(told().get(1), "pii.gap.duration_ms");
        assertTrue(gap >= 30, gap + " ms");
        assertEquals(gap, onOff.gapMillis());
        assertTrue(text().contains("the agent's thread had stalled, 11 activations wait for it"), text());
        assertTrue(text().contains("resumed: nothing was counted for " + gap + " ms"), text());
    }

    @Test
    void oneThatIsOverWhenItIsSeenIsToldAllTheSame() throws IOException, SQLException {
        stall();
        catchUp();
        onOff.follow(Mode.MONITOR);

        assertTold("agent-paused agent-stalled", "agent-resumed agent-stalled");
        assertTrue(woven.counts());
    }

    @Test
    void whereTheOperatorsFileIsThereByThenItIsTheReason() throws Exception {
        stall();
        Switch.Gap began = Objects.requireNonNull(born.stalled());
        onOff.follow(Mode.MONITOR);
        Path file = Files.createFile(home.resolve("rowtally.off"));
        catchUp();
        onOff.follow(Mode.MONITOR);
        onOff.follow(Mode.MONITOR);
        assertFalse(woven.counts());
        assertTold("agent-paused agent-stalled", "agent-paused kill-file");

        Files.delete(file);
        onOff.follow(Mode.MONITOR);

        assertTrue(woven.counts());
        assertTold("agent-paused agent-stalled", "agent-paused kill-file", "agent-resumed kill-file");
        assertAllBegan(began);
    }

    @Test
    void theFileAndTheModeStopAndGoOnAsEver() throws IOException, SQLException {
        Path file = Files.createFile(home.resolve("rowtally.off"));
        onOff.follow(Mode.MONITOR);
        assertFalse(woven.counts());
        Files.delete(file);
        onOff.follow(Mode.MONITOR);
        assertTrue(woven.counts());
        onOff.follow(Mode.OFF);
        assertFalse(woven.counts());
        onOff.follow(Mode.DRY_RUN);
        assertTrue(woven.counts());

        assertTold("agent-paused kill-file", "agent-resumed kill-file", "agent-paused mode", "agent-resumed mode");
    }

    @Test
    void aThreadThatComesLateInAPauseDoesNotOutlastIt() throws IOException, SQLException {
        Path file = Files.createFile(home.resolve("rowtally.off"));
        onOff.follow(Mode.MONITOR);
        stall();
        Files.delete(file);
        onOff.follow(Mode.MONITOR);
        assertTrue(onOff.isOff(), "too many wait");
        catchUp();
        onOff.follow(Mode.MONITOR);

        assertTrue(woven.counts());
        assertTold("agent-paused kill-file", "agent-resumed kill-file");
    }

    @Test
    void oneThatNoTurnHasSeenIsToldWhereTheAgentSwitchesItselfOff() throws Exception {
        stall();
        lasts(30);
        onOff.disable();

        assertTold("agent-paused agent-stalled");
        assertTrue(onOff.isOff());
        assertTrue(onOff.gapMillis() >= 30, onOff.gapMillis() + " ms");
    }

    private void stall() {
        for (int i = 0; i <= MOST; i++) {
            Object token = Activation.beginRequest("request");
            born.add((Activation) Objects.requireNonNull(token));
            Activation.endRequest(token);
        }
        assertNotNull(born.stalled());
    }

    /** Waits until the stall has taken so many milliseconds. */
    private void lasts(long millis) {
        Switch.Gap stall = Objects.requireNonNull(born.stalled());
        while (stall.millis() < millis) {
            Thread.yield();
        }
    }

    private void catchUp() {
        while (born.poll() != null) {
            assertTrue(born.bounded() >= 0);
        }
    }

    /** What the log has of pauses. */
    private List<Map<String, Object>> told() throws IOException {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Map<String, Object> line : LogLines.readValid(home.resolve("telemetry.jsonl"))) {
            if (LogLines.at(line, "event.dataset").equals("pii.agent")) {
                told.add(line);
            }
        }
        return told;
    }

    private void assertTold(String... expected) throws IOException {
        List<String> told = new ArrayList<>();
        for (Map<String, Object> line : told()) {
            told.add(LogLines.at(line, "event.action") + " " + LogLines.at(line, "pii.agent.reason"));
        }
        assertEquals(Arrays.asList(expected), told);
    }

    /** All of it is one gap. */
    private void assertAllBegan(Switch.Gap gap) throws IOException {
        for (Map<String, Object> line : told()) {
            Instant start = Instant.parse((String) LogLines.at(line, "event.start"));
            assertEquals(gap.start.toEpochMilli(), start.toEpochMilli());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent one : said.list) {
            text.append(one.getFormattedMessage()).append('\n');
        }
        return text.toString();
    }
}
