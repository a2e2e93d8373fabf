package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.fault.ManyActivations;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's thread stands still, as a disk that hangs would have it: the application goes on in its heap, and it is told what was not counted. */
class StalledAgentTest {
    /** Activations that wait in so small a heap before nothing is counted any more. */
    private static final int MOST = 10_000;
    /** The threads of the program may each be at one more, and what stands in the cells of the last ones may be no row yet. */
    private static final int ABOUT = 100;

    private static final int FEW = 1_000;

    @TempDir
    private Path folder;

    private Process process;

    @BeforeEach
    void start() throws Exception {
        process = ForkedJvm.of(Fault.java(), folder)
                .option("-Xmx48m")
                .option("-XX:+ExitOnOutOfMemoryError") // the bridge would bear it
                .option(Debugged.OPTION)
                .agent("log.dir=log,banner=false,interval=1s,user.source=sql:SET @app_user,log.free.min=0")
                .main(ManyActivations.class)
                .start();
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly();
        process.waitFor();
    }

    @Test
    void theApplicationGoesOnWithoutBeingCountedUntilTheAgentHasCaughtUp() throws Exception {
        int pieces = Fault.amount(200_000, 2_000_000);
        tell("before", FEW);
        Until.holds(() -> rows(written(), "before") == FEW, process);
        try (Debugged jvm = Debugged.attach(process, folder.resolve("stdout"))) {
            jvm.stop("rowtally");
            tell("meanwhile", pieces);
        }
        Until.holds(() -> !written().actions("agent-resumed").isEmpty(), process);
        tell("after", FEW);
        process.getOutputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");

        assertEquals(0, process.exitValue(), text("stdout") + text("stderr"));
        assertFalse(text("stderr").contains("OutOfMemoryError"), text("stderr"));
        TelemetryFile lines = written();
        assertEquals(FEW, rows(lines, "before"));
        assertEquals(MOST, rows(lines, "meanwhile"), ABOUT);
        assertEquals(FEW, rows(lines, "after"));
        assertEquals(0, lines.failures());
        assertTold(lines);
        ForkedJvm.Ended verified = ForkedJvm.of(Fault.java(), Files.createDirectories(folder.resolve("verify")))
                .command("verify", folder.resolve("log").toString())
                .run();
        assertEquals(0, verified.status(), verified.out() + verified.err());
    }

    private void assertTold(TelemetryFile lines) throws Exception {
        JsonNode paused = only(lines, "agent-paused");
        JsonNode resumed = only(lines, "agent-resumed");
        assertEquals("agent-stalled", paused.at("/pii/agent/reason").asText());
        assertEquals("agent-stalled", resumed.at("/pii/agent/reason").asText());
        assertEquals(paused.at("/event/start"), resumed.at("/event/start"));
        Instant start = Instant.parse(paused.at("/event/start").asText());
        Instant told = Instant.parse(paused.at("/@timestamp").asText());
        assertTrue(start.isBefore(told), "it had begun before the agent could tell of it: " + paused);
        long gap = resumed.at("/pii/gap/duration_ms").asLong();
        Instant end = Instant.parse(resumed.at("/event/end").asText());
        assertEquals(Duration.between(start, end).toMillis(), gap, 1_000);
        assertEquals(gap, only(lines, "agent-stop").at("/pii/gap/duration_ms").asLong());
        String words = text("log/agent.log");
        assertTrue(words.contains("the agent's thread had stalled"), words);
    }

    private static JsonNode only(TelemetryFile lines, String action) {
        assertEquals(1, lines.actions(action).size(), action);
        return lines.actions(action).get(0);
    }

    /** Has it do so many pieces of work, a row each, and waits until it has. */
    private void tell(String user, int pieces) throws Exception {
        process.getOutputStream().write((user + ' ' + pieces + '\n').getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        Until.holds(() -> text("stdout").contains("READ " + user + ' ' + pieces + '\n'), process, 300);
    }

    private static long rows(TelemetryFile lines, String user) {
        return lines.sum("/pii/rows/read", line -> line.at("/user/id").asText().startsWith(user + '-'));
    }

    private TelemetryFile written() throws Exception {
        Path log = folder.resolve("log/telemetry.jsonl");
        return Files.exists(log) ? TelemetryFile.ofWholeLines(Files.readString(log)) : TelemetryFile.NOTHING;
    }

    private String text(String file) throws Exception {
        return Files.readString(folder.resolve(file));
    }
}
