package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log says about the end of the run that wrote it, in the less common states of a directory. */
class PreviousRunTest {

    @TempDir
    Path temp;

    private Path directory = temp;
    private Path current = temp;

    @BeforeEach
    void anOrderlyRun() {
        directory = temp.resolve("d");
        current = directory.resolve("telemetry.jsonl");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
    }

    @Test
    void theEndOfALargeLogIsItsLastLine() throws IOException {
        byte[] before = Files.readAllBytes(current);
        Files.write(current, bytes("{\"x\":\"" + TextTest.repeat('x', 5 * 1024 * 1024) + "\"}\n"));
        Files.write(current, before, StandardOpenOption.APPEND);

        assertEquals("orderly agent-stop 0", end());
    }

    @Test
    void aLastLineThatIsTooLongIsNotOurs() throws IOException {
        Files.write(
                current,
                bytes("{\"event\":{\"action\":\"agent-stop\"},\"x\":\"" + TextTest.repeat('x', 5 * 1024 * 1024)
                        + "\"}\n"),
                StandardOpenOption.APPEND);

        assertEquals("unreadable null 0", end());
    }

    @Test
    void aTornLineBehindARolledSegmentMeansCutOff() throws IOException {
        Files.move(current, directory.resolve("telemetry-2026-11-23.000.jsonl"));
        Files.write(current, bytes("{\"@timest"));

        assertEquals("cut-off agent-stop 9", end());
    }

    @Test
    void aTornLineBehindACompressedSegmentMeansCutOff() throws IOException {
        Files.move(current, directory.resolve("telemetry-2026-11-23.000.jsonl"));
        new Compression(Duration.ZERO, problem -> {}).step(directory, new SettableClock(Rig.START).instant());
        Files.write(current, bytes("{\"@timest"));

        assertEquals("cut-off agent-stop 9", end());
    }

    @Test
    void nothingButATornLineIsNoOrderlyEnd() throws IOException {
        Files.write(current, bytes("{\"@timest"));

        assertEquals("unreadable null 9", end());
    }

    @Test
    void aCompressedSegmentThatIsDamagedIsUnreadable() throws IOException {
        Files.delete(current);
        Files.write(directory.resolve("telemetry-2026-11-23.000.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8});

        assertEquals("unreadable null 0", end());
    }

    @Test
    void onlyTheEventsOwnActionCounts() throws IOException {
        Files.write(
                current,
                bytes("{\"@timestamp\":\"2026-11-23T14:00:00.000Z\",\"labels\":{\"action\":\"agent-stop\"},"
                        + "\"event\":{\"category\":[\"action\"],\"action\":\"pii-read\",\"more\":{\"action\":\"agent-stop\"}},"
                        + "\"pii\":{\"action\":\"agent-stop\",\"event\":{\"action\":\"agent-stop\"}}}\n"),
                StandardOpenOption.APPEND);

        assertEquals("cut-off pii-read 0", end());
    }

    private String end() throws IOException {
        PreviousRun run = PreviousRun.in(directory);
        return run.ending().wireName() + ' ' + run.lastAction() + ' ' + run.tornBytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
