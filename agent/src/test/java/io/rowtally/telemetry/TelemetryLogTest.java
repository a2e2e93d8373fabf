package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryLogTest {

    @TempDir
    Path temp;

    @Test
    void aLineIsInTheFileWhenAppendReturns() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            assertNull(rig.log.lastWritten());

            rig.read("nj0417", 3);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(Collections.singletonList("nj0417"), LogLines.values(lines, "user.id"));
            assertEquals(rig.clock.instant(), rig.log.lastWritten());
            assertTrue(rig.log.healthy());
        }
    }

    @Test
    void sequenceAndIdGoOnWithoutAGap() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            for (int i = 0; i < 1000; i++) {
                rig.read("u" + i, i);
            }
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(1000, lines.size());
            Rig.assertNoGap(lines);
            assertEquals(
                    LogLines.at(lines.get(0), "agent.ephemeral_id") + "-001000",
                    LogLines.at(lines.get(999), "event.id"));
        }
    }

    @Test
    void theFileIsForTheOwnerAloneEvenIfItWasThere() throws IOException {
        Path file = temp.resolve("d").resolve("telemetry.jsonl");
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            assertEquals("rw-------", LogLines.mode(file));
        }
    }

    @Test
    void timeStandsStillWhileTheClockIsSetBackAndAnEventSaysSo() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            rig.clock.step(Duration.ofHours(-2));
            rig.read("b", 1);
            rig.read("c", 1);
            rig.clock.advance(Duration.ofHours(3));
            rig.read("d", 1);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(
                    Arrays.asList(Rig.START, Rig.START, Rig.START, Rig.START, "2026-11-23T15:00:00.000Z"),
                    LogLines.values(lines, "@timestamp"));
            assertEquals(
                    Arrays.asList(null, null, 7_200_000L, null, null),
                    LogLines.values(lines, "pii.log.clock.behind_ms"));
            assertEquals(
                    Arrays.asList(null, null, -7_200_000L, null, null),
                    LogLines.values(lines, "pii.log.clock.jump_ms"));
        }
    }

    @Test
    void eachStepOfTheClockIsAnEventForwardAndBack() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            for (int hours : new int[] {2, -2, -2, 2}) {
                rig.clock.step(Duration.ofHours(hours));
                rig.log.retry();
                rig.clock.advance(Duration.ofSeconds(1));
                rig.log.retry();
            }

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(
                    Arrays.asList(null, 7_200_000L, -7_200_000L, -7_200_000L, 7_200_000L),
                    LogLines.values(lines, "pii.log.clock.jump_ms"));
            assertEquals(
                    Arrays.asList(null, null, 7_200_000L, 14_399_000L, 7_198_000L),
                    LogLines.values(lines, "pii.log.clock.behind_ms"));
        }
    }

    @Test
    void timeThatGoesByIsNoStepOfTheClockHoweverLong() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            rig.clock.advance(Duration.ofHours(9));
            rig.clock.step(Duration.ofSeconds(-2));
            rig.read("b", 1);

            assertEquals(2, LogLines.read(rig.file()).size());
        }
    }

    @Test
    void aStepOfTheClockWhileTheDiskIsAwayIsToldAfterwards() throws IOException {
        Path blocked = Files.createFile(temp.resolve("d"));
        try (Rig rig = new Rig(blocked)) {
            rig.read("a", 1);
            rig.clock.step(Duration.ofHours(2));
            rig.log.retry();
            rig.clock.step(Duration.ofHours(-2));
            rig.log.retry();
            Files.delete(blocked);
            rig.log.retry();

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(
                    Arrays.asList(null, 7_200_000L, -7_200_000L, null),
                    LogLines.values(lines, "pii.log.clock.jump_ms"));
        }
    }

    @Test
    void timeDoesNotGoBackBehindTheRunBefore() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
        }
        try (Rig rig = new Rig(directory, "2026-11-23T13:59:59.000Z", s -> s)) {
            rig.read("b", 1);
            assertEquals(Arrays.asList(Rig.START, Rig.START), LogLines.values(LogLines.read(rig.file()), "@timestamp"));
        }
    }

    @Test
    void aRunContinuesTheFileAndCountsFromOneUnderItsOwnId() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        try (Rig rig = new Rig(directory)) {
            rig.read("b", 1);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(Arrays.asList(1L, 2L, 1L), LogLines.values(lines, "event.sequence"));
            assertFalse(LogLines.at(lines.get(1), "agent.ephemeral_id")
                    .equals(LogLines.at(lines.get(2), "agent.ephemeral_id")));
        }
    }

    @Test
    void theFirstRunFindsNoLog() {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            assertEquals(PreviousRun.Ending.NONE, rig.directory.previousRun().ending());
        }
    }

    @Test
    void anOrderlyEndIsFound() {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        try (Rig rig = new Rig(directory)) {
            PreviousRun previous = rig.directory.previousRun();
            assertEquals(PreviousRun.Ending.ORDERLY, previous.ending());
            assertEquals(rig.clock.instant(), previous.lastTime());
        }
    }

    @Test
    void aTornLastLineIsCutOffAndReported() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Path file = directory.resolve("telemetry.jsonl");
        Files.write(file, "{\"@timestamp\":\"20".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

        try (Rig rig = new Rig(directory)) {
            PreviousRun previous = rig.directory.previousRun();
            assertEquals(PreviousRun.Ending.CUT_OFF, previous.ending());
            assertEquals("agent-stop", previous.lastAction());
            assertEquals(17, previous.tornBytes());
            rig.log.append(previous.describe(Event.of(Action.AGENT_START)).build());

            List<Map<String, Object>> lines = LogLines.read(file);
            assertEquals(3, lines.size());
            assertEquals(17L, LogLines.at(lines.get(2), "pii.previous_run.torn_bytes"));
            assertEquals("cut-off", LogLines.at(lines.get(2), "pii.previous_run.ended"));
            assertEquals(Rig.START, LogLines.at(lines.get(2), "pii.previous_run.last_time"));
            assertEquals(
                    Collections.singletonList("telemetry.jsonl ended in a torn line; cut off 17 bytes"), rig.problems);
        }
    }

    @Test
    void aTornLineLongerThanABlockIsCutOffToo() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
        }
        Path file = directory.resolve("telemetry.jsonl");
        Files.write(file, new byte[200_000], StandardOpenOption.APPEND);

        try (Rig rig = new Rig(directory)) {
            assertEquals("pii-read", rig.directory.previousRun().lastAction());
            rig.read("b", 1);
            assertEquals(Arrays.asList("a", "b"), LogLines.values(LogLines.read(file), "user.id"));
        }
    }

    @Test
    void aLastLineThatIsNotOursIsSaidToBeUnreadable() throws IOException {
        Path directory = temp.resolve("d");
        Files.createDirectories(directory);
        Path file = directory.resolve("telemetry.jsonl");
        Files.write(file, "hello\n".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(Rig.START)));

        try (Rig rig = new Rig(directory)) {
            assertEquals(
                    PreviousRun.Ending.UNREADABLE, rig.directory.previousRun().ending());
            rig.read("a", 1);
            assertEquals(2, LogLines.text(rig.file()).size());
        }
    }

    @Test
    void theEndIsFoundInTheRolledSegmentWhereTheCurrentIsEmpty() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Files.move(directory.resolve("telemetry.jsonl"), directory.resolve("telemetry-2026-11-23.000.jsonl"));
        try (TelemetryDirectory plain = TelemetryDirectory.open(directory, p -> {})) {
            assertEquals(PreviousRun.Ending.ORDERLY, plain.previousRun().ending());
        }
        Compression compression = new Compression(Duration.ZERO, p -> {});
        assertTrue(compression.step(directory, new SettableClock(Rig.START).instant()));
        assertEquals(Arrays.asList("state", "telemetry-2026-11-23.000.jsonl.gz"), LogLines.names(directory));

        try (TelemetryDirectory zipped = TelemetryDirectory.open(directory, p -> {})) {
            assertEquals(PreviousRun.Ending.ORDERLY, zipped.previousRun().ending());
            assertNotNull(zipped.previousRun().lastTime());
        }
    }

    @Test
    void anEventAfterTheEndIsSaidAndNotWritten() throws IOException {
        Rig rig = new Rig(temp.resolve("d"));
        rig.read("a", 1);
        rig.close();
        rig.close();

        rig.read("b", 1);
        rig.log.retry();

        assertEquals(1, LogLines.read(rig.file()).size());
        assertEquals(1, rig.log.lostEvents());
        assertEquals(
                Collections.singletonList("an event came after the telemetry log was closed: pii-read"), rig.problems);
    }

    @Test
    void anInterruptedThreadWritesAllTheSame() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            Thread.currentThread().interrupt();
            rig.read("b", 1);
            assertTrue(rig.directory.replace("inventory.tsv", new byte[1]));

            assertTrue(Thread.interrupted());
            assertEquals(2, LogLines.read(rig.file()).size());
            assertEquals(Collections.emptyList(), rig.problems);
        }
    }

    @Test
    void threadsThatWriteAtOnceDoNotMixTheirLines() throws Exception {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String user = "u" + t;
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        rig.read(user, 1);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(2000, lines.size());
            Rig.assertNoGap(lines);
        }
    }
}
