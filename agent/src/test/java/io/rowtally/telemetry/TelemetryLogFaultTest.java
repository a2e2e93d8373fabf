package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryLogFaultTest {

    @TempDir
    Path temp;

    @Test
    void aFullDiskKeepsTheLinesAndWritesThemWithoutAGap() throws IOException {
        Path full = Paths.get("/dev/full");
        assumeTrue(Files.exists(full));
        String modeBefore = LogLines.mode(full);
        Path directory = temp.resolve("d");
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("telemetry.jsonl"), full);

        try (Rig rig = new Rig(directory)) {
            rig.problems.clear();
            rig.read("a", 10);
            rig.clock.advance(Duration.ofMinutes(1));
            rig.read("b", 20);
            rig.log.retry();
            assertFalse(rig.log.healthy());
            assertEquals(2, rig.log.waitingLines());
            assertEquals(1, rig.problems.size(), rig.problems::toString);
            assertTrue(rig.problems.get(0).contains("lines are kept in memory"), rig.problems.get(0));

            Files.delete(directory.resolve("telemetry.jsonl"));
            rig.clock.advance(Duration.ofMinutes(1));
            rig.log.retry();

            assertTrue(rig.log.healthy());
            assertEquals(2, rig.problems.size(), rig.problems::toString);
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(Arrays.asList("a", "b", null), LogLines.values(lines, "user.id"));
            Map<String, Object> report = lines.get(2);
            assertEquals("agent-health", LogLines.at(report, "event.action"));
            assertEquals(Rig.START, LogLines.at(report, "event.start"));
            assertEquals("2026-11-23T14:02:00.000Z", LogLines.at(report, "event.end"));
            assertEquals("write-failed", LogLines.at(report, "pii.log.outage.reason"));
            assertEquals(2L, LogLines.at(report, "pii.log.outage.late_lines"));
            assertEquals(0L, LogLines.at(report, "pii.log.gap.lines"));
        }
        String modeAfter = LogLines.mode(full);
        Files.setPosixFilePermissions(full, PosixFilePermissions.fromString(modeBefore));
        assertEquals(modeBefore, modeAfter, "the rights of a device are not the agent's");
    }

    @Test
    void aDiskThatFillsUpInTheMiddleOfALineLeavesWholeLines() throws Exception {
        try (Mount disk = Mount.tmpfs(temp, "128k");
                Rig rig = new Rig(disk.path.resolve("d"))) {
            int written = 0;
            while (rig.log.healthy() && written < 10_000) {
                rig.read("user-" + written, 2);
                written++;
            }
            rig.read("late", 2);
            long size = Files.size(rig.file());
            List<Map<String, Object>> before = LogLines.read(rig.file());
            assertEquals(written - 1, before.size());
            assertTrue(size > 60_000, "the disk was full too early: " + size);
            assertEquals(2, rig.log.waitingLines());

            disk.remount("size=512k");
            rig.read("after", 2);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(written + 3, lines.size());
            assertEquals("after", LogLines.at(lines.get(written + 1), "user.id"));
            assertEquals(3L, LogLines.at(lines.get(written + 2), "pii.log.outage.late_lines"));
        }
    }

    @Test
    void belowTheFloorOfFreeDiskNothingIsWritten() throws Exception {
        try (Mount disk = Mount.tmpfs(temp, "2m");
                Rig rig = new Rig(disk.path.resolve("d"), Rig.START, s -> s.freeFloorBytes(1 << 20))) {
            rig.read("a", 1);
            Path filler = disk.path.resolve("filler");
            Files.write(filler, new byte[1100 * 1024]);

            rig.read("b", 1);
            rig.read("c", 1);
            assertEquals(1, LogLines.read(rig.file()).size());
            assertEquals(1, rig.problems.size(), rig.problems::toString);
            assertTrue(rig.problems.get(0).contains("must stay free"), rig.problems.get(0));

            Files.write(filler, new byte[1000 * 1024]);
            rig.log.retry();
            assertEquals(1, LogLines.read(rig.file()).size(), "just above the floor is not room yet");

            Files.delete(filler);
            rig.log.retry();

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(Arrays.asList("a", "b", "c", null), LogLines.values(lines, "user.id"));
            assertEquals("free-disk-floor", LogLines.at(lines.get(3), "pii.log.outage.reason"));
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsCountedAndReported() throws IOException {
        Path blocked = Files.createFile(temp.resolve("d"));
        try (Rig rig = new Rig(blocked, Rig.START, s -> s.backlogBytes(4096))) {
            int events = 0;
            while (rig.log.lostEvents() < 3) {
                rig.read("u", 100);
                events++;
            }
            assertFalse(rig.log.takesMore());
            int kept = rig.log.waitingLines();
            assertEquals(events - 3, kept);

            Files.delete(blocked);
            rig.log.retry();

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            Rig.assertNoGap(lines);
            assertEquals(kept + 1, lines.size());
            Map<String, Object> report = lines.get(kept);
            assertEquals(3L, LogLines.at(report, "pii.log.gap.lines"));
            assertEquals(300L, LogLines.at(report, "pii.log.gap.rows_fetched"));
            assertEquals(150L, LogLines.at(report, "pii.log.gap.rows_pii_fetched"));
            assertEquals("no-directory", LogLines.at(report, "pii.log.outage.reason"));
            assertEquals("none", LogLines.at(report, "pii.previous_run.ended"));
            assertTrue(rig.log.healthy());
            assertTrue(rig.log.takesMore());
            assertEquals(3, rig.log.lostEvents());
        }
    }

    @Test
    void aDirectoryThatIsAFileIsSaidInOneLine() throws IOException {
        Path blocked = Files.createFile(temp.resolve("d"));
        Rig rig = new Rig(blocked);
        for (int i = 0; i < 50; i++) {
            rig.read("u", 1);
            rig.log.retry();
        }
        assertEquals(1, rig.problems.size(), rig.problems::toString);
        assertTrue(rig.problems.get(0).endsWith("is a file, not a directory"), rig.problems.get(0));

        rig.close();

        assertEquals("the telemetry log was closed with 50 lines unwritten", rig.problems.get(1));
    }

    @Test
    void linesThatWaitAreWrittenAtTheEndIfTheDiskIsBack() throws IOException {
        Path blocked = Files.createFile(temp.resolve("d"));
        Rig rig = new Rig(blocked);
        rig.read("a", 1);
        Files.delete(blocked);

        rig.close();

        assertEquals(Arrays.asList("a", null), LogLines.values(LogLines.read(rig.file()), "user.id"));
        assertEquals("the telemetry log is written again", rig.problems.get(rig.problems.size() - 1));
    }

    @Test
    void theDirectoryRemovedWhileRunningIsMadeAgainAndSaysWhatWasInIt() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory, Rig.START, s -> s.segmentBytes(1_500))) {
            for (int i = 0; i < 7; i++) {
                rig.read("a", 1);
            }
            assertFalse(SegmentName.rolledIn(directory).isEmpty());
            Trees.delete(directory);

            rig.read("b", 1);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(Arrays.asList("b", null), LogLines.values(lines, "user.id"));
            assertEquals(Arrays.asList(8L, 9L), LogLines.values(lines, "event.sequence"));
            assertEquals(Arrays.asList(null, 7L), LogLines.values(lines, "pii.log.gone.lines"));
            assertEquals("rwx------", LogLines.mode(directory));
            assertEquals("rw-------", LogLines.mode(rig.file()));
            assertTrue(rig.log.healthy());
            assertEquals(1, rig.problems.size(), rig.problems::toString);
        }
    }

    @Test
    void aFileMovedAwayByOthersIsLeftToThem() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            Path moved = rig.file().resolveSibling("telemetry.moved");
            Files.move(rig.file(), moved);

            rig.read("b", 1);

            assertEquals(Collections.singletonList("a"), LogLines.values(LogLines.read(moved), "user.id"));
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(Arrays.asList("b", null), LogLines.values(lines, "user.id"));
            assertEquals(1L, LogLines.at(lines.get(1), "pii.log.gone.lines"));
        }
    }

    @Test
    void aFilePutInItsPlaceByOthersIsContinued() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            Path copy = rig.file().resolveSibling("restored");
            Files.copy(rig.file(), copy);
            Files.move(copy, rig.file(), StandardCopyOption.REPLACE_EXISTING);

            rig.read("b", 1);

            assertEquals(Arrays.asList("a", "b"), LogLines.values(LogLines.read(rig.file()), "user.id"));
        }
    }

    @Test
    void theSecondDirectoryRemovedWhileRunningIsMadeAgain() throws IOException {
        Path directory = temp.resolve("d");
        TelemetryDirectory first = TelemetryDirectory.open(directory, p -> {});
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            first.close();
            Trees.delete(temp.resolve("d-2"));

            rig.read("b", 1);

            assertEquals(temp.resolve("d-2"), rig.directory.path());
        }
    }

    @Test
    void aFileTruncatedByOthersHasNoHole() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);
            long size = Files.size(rig.file());
            Files.write(rig.file(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);

            rig.read("b", 1);

            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(Arrays.asList("b", null), LogLines.values(lines, "user.id"));
            assertEquals(size, LogLines.at(lines.get(1), "pii.log.gone.bytes"));
            assertEquals(1L, LogLines.at(lines.get(1), "pii.log.gone.lines"));
            assertEquals(1, rig.problems.size(), rig.problems::toString);
        }
    }

    @Test
    void anotherHolderOfTheDirectoryIsNotWrittenOver() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("a", 1);
            Files.delete(directory.resolve("state").resolve("lock"));
            try (TelemetryDirectory other = TelemetryDirectory.open(directory, p -> {})) {
                assertEquals(directory, other.path());

                rig.log.retry();
                rig.read("b", 1);

                assertEquals(temp.resolve("d-2"), rig.directory.path());
                assertEquals(
                        Collections.singletonList("b"),
                        LogLines.values(LogLines.read(temp.resolve("d-2").resolve("telemetry.jsonl")), "user.id"));
                assertEquals(
                        1, LogLines.read(directory.resolve("telemetry.jsonl")).size());
            }
        }
    }
}
