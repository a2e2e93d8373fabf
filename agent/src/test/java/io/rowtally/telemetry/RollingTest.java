package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {

    @TempDir
    Path temp;

    @Test
    void aSegmentIsRolledBeforeItExceedsItsSize() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(2000))) {
            for (int i = 0; i < 10; i++) {
                rig.read("u" + i, i);
            }
            List<SegmentName> rolled = SegmentName.rolledIn(directory);
            assertTrue(rolled.size() >= 2, rolled.size() + " segments");
            assertEquals("telemetry-2026-11-23.000.jsonl", name(rolled.get(0)));
            assertEquals("telemetry-2026-11-23.001.jsonl", name(rolled.get(1)));
            for (SegmentName segment : rolled) {
                assertTrue(Files.size(segment.path()) <= 2000);
                assertEquals("rw-------", LogLines.mode(segment.path()));
            }
            List<Map<String, Object>> lines = LogLines.readAll(directory);
            assertEquals(10, lines.size());
            Rig.assertNoGap(lines);
        }
    }

    @Test
    void aSegmentIsFilledToItsLastByte() throws IOException {
        Path directory = temp.resolve("d");
        long line;
        try (Rig rig = new Rig(temp.resolve("measure"))) {
            rig.read("u", 1);
            line = Files.size(rig.file());
        }
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(2 * line))) {
            rig.read("u", 1);
            rig.read("u", 1);
            assertEquals(2, LogLines.read(rig.file()).size());

            rig.read("u", 1);
            assertEquals(1, LogLines.read(rig.file()).size());
        }
    }

    @Test
    void aLineLongerThanASegmentHasOneOfItsOwn() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"), Rig.START, s -> s.segmentBytes(10))) {
            rig.read("a", 1);
            rig.read("b", 1);
            assertEquals(1, LogLines.read(rig.file()).size());
            assertEquals(1, SegmentName.rolledIn(temp.resolve("d")).size());
        }
    }

    @Test
    void theDayEndsAtMidnightUtc() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, "2028-02-28T23:59:59.999Z", s -> s)) {
            rig.read("last", 1);
            rig.clock.advance(Duration.ofMillis(1));
            rig.read("leap", 1);
            rig.clock.advance(Duration.ofDays(1));
            rig.read("march", 1);

            assertEquals(
                    Arrays.asList(
                            "state",
                            "telemetry-2028-02-28.000.jsonl",
                            "telemetry-2028-02-29.000.jsonl",
                            "telemetry.jsonl"),
                    LogLines.names(directory));
        }
    }

    @Test
    void aRunThatStartsOnALaterDayRollsUnderTheDayOfTheLines() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, "2026-11-20T10:00:00.000Z", s -> s)) {
            rig.read("a", 1);
        }
        try (Rig rig = new Rig(directory)) {
            rig.read("b", 1);
            assertEquals(
                    Arrays.asList("state", "telemetry-2026-11-20.000.jsonl", "telemetry.jsonl"),
                    LogLines.names(directory));
        }
    }

    @Test
    void noNameIsUsedTwice() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("d"));
        Files.createFile(directory.resolve("telemetry-2026-11-23.000.jsonl.gz"));
        Files.createFile(directory.resolve("telemetry-2026-11-23.1000.jsonl"));
        Files.createFile(directory.resolve("telemetry-2026-11-99.005.jsonl"));

        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.clock.advance(Duration.ofDays(1));
            rig.read("b", 1);
            assertTrue(Files.exists(directory.resolve("telemetry-2026-11-23.1001.jsonl")));
        }
    }

    @Test
    void rolledSegmentsAreCompressedInSlicesAndTheNameAppearsWhole() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("first", 1);
            Files.write(rig.file(), bigLine(), StandardOpenOption.APPEND);
            rig.read("second", 1);
            rig.clock.advance(Duration.ofDays(1));
            rig.read("third", 1);
            Path plain = directory.resolve("telemetry-2026-11-23.000.jsonl");
            Path compressed = directory.resolve("telemetry-2026-11-23.000.jsonl.gz");
            byte[] content = Files.readAllBytes(plain);

            rig.log.retry();
            assertTrue(Files.exists(plain));
            assertFalse(Files.exists(compressed));
            assertEquals("rw-------", LogLines.mode(directory.resolve("telemetry-2026-11-23.000.jsonl.gz.tmp")));
            rig.log.retry();
            rig.log.retry();

            assertFalse(Files.exists(plain));
            assertEquals("rw-------", LogLines.mode(compressed));
            assertEquals(
                    new String(content, StandardCharsets.UTF_8), String.join("\n", LogLines.text(compressed)) + "\n");
        }
    }

    @Test
    void whatWasHalfCompressedIsDoneByTheNextRun() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("d"));
        Files.write(directory.resolve("telemetry-2026-11-20.000.jsonl"), new byte[100]);
        Files.write(directory.resolve("telemetry-2026-11-20.000.jsonl.gz"), new byte[3]);
        Files.write(directory.resolve("telemetry-2026-11-20.000.jsonl.gz.tmp"), new byte[5]);
        Files.write(directory.resolve("telemetry-2026-11-19.000.jsonl.gz.tmp"), new byte[5]);

        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            rig.log.retry();
            rig.log.retry();
            assertEquals(
                    Arrays.asList("state", "telemetry-2026-11-20.000.jsonl.gz", "telemetry.jsonl"),
                    LogLines.names(directory));
        }
    }

    @Test
    void closingInTheMiddleOfACompressionLeavesThePlainSegment() throws IOException {
        Path directory = temp.resolve("d");
        Rig rig = new Rig(directory);
        rig.read("first", 1);
        Files.write(rig.file(), bigLine(), StandardOpenOption.APPEND);
        rig.clock.advance(Duration.ofDays(1));
        rig.read("next", 1);
        rig.log.retry();

        rig.close();

        assertEquals(
                Arrays.asList("state", "telemetry-2026-11-23.000.jsonl", "telemetry.jsonl"), LogLines.names(directory));
    }

    @Test
    void segmentsBeyondTheirAgeAreDeletedWithAnEvent() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("d"));
        Files.write(directory.resolve("telemetry-2026-11-12.000.jsonl.gz"), new byte[7]);
        Files.write(directory.resolve("telemetry-2026-11-12.001.jsonl.gz"), new byte[5]);
        Files.write(directory.resolve("telemetry-2026-11-13.000.jsonl.gz"), new byte[3]);

        try (Rig rig = new Rig(directory, Rig.START, s -> s.retention(Duration.ofDays(10)))) {
            rig.read("a", 1);

            assertEquals(
                    Arrays.asList("state", "telemetry-2026-11-13.000.jsonl.gz", "telemetry.jsonl"),
                    LogLines.names(directory));
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals("telemetry-2026-11-12.000.jsonl", LogLines.at(lines.get(1), "pii.log.expired.segment"));
            assertEquals(7L, LogLines.at(lines.get(1), "pii.log.expired.bytes"));
            assertEquals("age", LogLines.at(lines.get(1), "pii.log.expired.reason"));
            assertEquals(10L, LogLines.at(lines.get(1), "pii.log.expired.limit"));
            assertEquals(true, LogLines.at(lines.get(1), "pii.log.expired.damaged"));
            assertEquals("telemetry-2026-11-12.001.jsonl", LogLines.at(lines.get(2), "pii.log.expired.segment"));
        }
    }

    @Test
    void theOldestSegmentsGoWhileAllTogetherAreTooLarge() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(2000).totalBytes(6000))) {
            for (int i = 0; i < 100; i++) {
                rig.read("u" + i, i);
            }
            long total = 0;
            for (SegmentName segment : SegmentName.rolledIn(directory)) {
                total += Files.size(segment.path());
            }
            assertTrue(total <= 6000, total + " bytes");
            assertTrue(total > 2000, total + " bytes");
            List<Map<String, Object>> lines = LogLines.readAll(directory);
            assertTrue(LogLines.values(lines, "user.id").contains("u99"));
            assertFalse(LogLines.values(lines, "user.id").contains("u0"));
            assertTrue(LogLines.values(lines, "pii.log.expired.reason").contains("size"));
        }
    }

    @Test
    void aReaderThatFollowsTheFileOverARollMissesNothing() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(2000))) {
            rig.read("u0", 1);
            StringBuilder seen = new StringBuilder();
            try (RandomAccessFile tail = new RandomAccessFile(rig.file().toFile(), "r")) {
                while (SegmentName.rolledIn(directory).isEmpty()) {
                    rig.read("u", 1);
                }
                for (String line = tail.readLine(); line != null; line = tail.readLine()) {
                    seen.append(line).append('\n');
                }
            }
            Path rolled = SegmentName.rolledIn(directory).get(0).path();
            assertEquals(new String(Files.readAllBytes(rolled), StandardCharsets.UTF_8), seen.toString());
        }
    }

    @Test
    void aRollThatFailsLetsTheSegmentGrowAndIsTriedAgain() throws Exception {
        Path directory = Files.createDirectories(temp.resolve("d"));
        Path file = Files.createFile(directory.resolve("telemetry.jsonl"));
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(1500))) {
            rig.problems.clear();
            try (Mount pinned = Mount.onItself(file)) {
                assertEquals(file, pinned.path);
                for (int i = 0; i < 6; i++) {
                    rig.read("u" + i, 1);
                }
                assertEquals(6, LogLines.read(file).size());
                assertEquals(1, rig.problems.size(), rig.problems::toString);
                assertTrue(rig.problems.get(0).contains("cannot be renamed"), rig.problems.get(0));
            }

            rig.clock.advance(Duration.ofMinutes(1));
            rig.read("after", 1);

            assertEquals(1, SegmentName.rolledIn(directory).size());
            Rig.assertNoGap(LogLines.readAll(directory));
        }
    }

    private static byte[] bigLine() {
        return ("{\"x\":\"" + TextTest.repeat('x', Compression.SLICE) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String name(SegmentName segment) {
        return segment.path().getFileName().toString();
    }
}
