package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.sketch.Hll;
import io.rowtally.sketch.SubjectHash;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run had counted and not written is in the log of the next one, once, wherever either was cut off. */
class CrashJournalTest {
    private static final long SECOND = 1_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void whatWasNotWrittenComesFirstInTheNextRun() throws IOException {
        Path log = died(3, 0);

        try (Rig next = new Rig(log, Instant.now().toString(), settings -> settings);
                CrashJournal journal = journal(next)) {
            journal.recover();
            next.read("later", 1);
            assertTrue(journal.isReady());
        }

        List<Map<String, Object>> lines = LogLines.read(log.resolve("telemetry.jsonl"));
        assertEquals(
                Arrays.asList("before", "user-0", "user-1", "user-2", null, "user-0", "user-1", "user-2", "later"),
                LogLines.values(lines, "user.id"));
        assertEquals(
                Arrays.asList(null, true, true, true, null, true, true, true, null),
                LogLines.values(lines, "pii.lossy.recovered"));
        assertEquals("recovered", LogLines.at(lines.get(4), "event.action"));
        assertEquals(3L, LogLines.at(lines.get(4), "pii.recovered.lines"));
        assertEquals(33L, LogLines.at(lines.get(4), "pii.recovered.rows"));
    }

    @Test
    void linesThatTheRunItselfHasWrittenAreNotThereTwice() throws IOException {
        for (int written = 0; written <= 3; written++) {
            Path log = died(3, written);

            DeadRun.recover(log, "1.0.0", problem -> {});

            assertEquals(users(3), recovered(log), written + " were written");
        }
    }

    @Test
    void aRecoveryThatIsCutOffAnywhereIsDoneAgain() throws IOException {
        Path log = died(4, 1);
        byte[] journal = Files.readAllBytes(log.resolve("state/journal"));
        DeadRun.recover(log, "1.0.0", problem -> {});
        byte[] whole = Files.readAllBytes(log.resolve("telemetry.jsonl"));

        int own = firstLines(whole, 2);
        for (int cut = whole.length; cut >= own; cut -= 97) {
            Path copy = Files.createDirectories(temp.resolve("cut" + cut)).resolve("log");
            Files.createDirectories(copy.resolve("state"));
            Files.write(copy.resolve("state/journal"), journal);
            Files.write(copy.resolve("telemetry.jsonl"), Arrays.copyOf(whole, cut));

            DeadRun.recover(copy, "1.0.0", problem -> {});
            DeadRun.Outcome again =
                    DeadRun.recover(copy, "1.0.0", problem -> {}).outcome();

            assertEquals(DeadRun.Outcome.NOTHING, again);
            assertEquals(users(4), recovered(copy), "cut off at " + cut);
            Files.delete(copy.resolve("state/journal"));
        }
    }

    @Test
    void aWriteThatWasCutInTwoLeavesWhatWasThereBefore() throws IOException {
        Path log = died(2, 0);
        Path journal = log.resolve("state/journal");
        long end = end(Files.readAllBytes(journal), 2 * JournalFile.HALF);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            for (long at = end - 1; at > end - 30; at--) {
                file.seek(at);
                file.write(0x55);
                // user-1 came with the last batch
                assertEquals(1, JournalFile.read(journal).live.size(), "torn at " + at);
            }
        }
        DeadRun.recover(log, "1.0.0", problem -> {});

        List<Map<String, Object>> lines = LogLines.read(log.resolve("telemetry.jsonl"));
        assertTrue(LogLines.values(lines, "pii.recovered.torn").contains(true), lines::toString);
        assertEquals(users(1), recovered(log));
    }

    @Test
    void aGenerationThatWasCutInTwoLeavesTheOneBefore() throws IOException {
        Path log = temp.resolve("g");
        try (Rig rig = new Rig(log)) {
            rig.read("before", 1);
            CrashJournal journal = journal(rig);
            assertTrue(journal.isReady());
            journal.begin(true);
            journal.put(1, counted(0));
            assertTrue(journal.commit());
            journal.begin(true);
            journal.put(1, counted(1));
            assertTrue(journal.commit());
            journal.close();
        }
        Path journal = log.resolve("state/journal");
        long end = end(Files.readAllBytes(journal), JournalFile.HALF);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.seek(end - 1);
            file.write(0x55);
        }

        DeadRun.recover(log, "1.0.0", problem -> {});

        assertEquals(users(1), recovered(log));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTold() throws IOException {
        Path log = died(2, 0);
        byte[] noise = new byte[2 * JournalFile.HALF];
        Arrays.fill(noise, (byte) 0x55);
        Files.write(log.resolve("state/journal"), noise);
        assertEquals(
                DeadRun.Outcome.UNREADABLE,
                DeadRun.recover(log, "1.0.0", problem -> {}).outcome());

        try (Rig next = new Rig(log);
                CrashJournal journal = journal(next)) {
            assertTrue(journal.isReady());
            assertTrue(next.problems.toString().contains("cannot be read"), next.problems.toString());
        }

        assertTrue(Files.exists(log.resolve("state/journal.unreadable")));
        List<Map<String, Object>> lines = LogLines.read(log.resolve("telemetry.jsonl"));
        assertEquals(true, LogLines.at(lines.get(1), "pii.recovered.unreadable"));
    }

    @Test
    void aFullHalfIsSaidAndTheNextGenerationHasRoom() throws IOException {
        try (Rig rig = new Rig(temp.resolve("f"));
                CrashJournal journal = journal(rig)) {
            assertTrue(journal.isReady());
            journal.begin(true);
            assertTrue(journal.commit());
            int fitted = 0;
            while (journal.put(1, counted(0))) {
                fitted++;
            }
            assertTrue(fitted > 10_000, fitted + " fitted");
            assertTrue(journal.commit());
            assertFalse(journal.put(1, counted(0)));
            journal.abandon();
            journal.begin(true);
            assertTrue(journal.put(1, counted(0)));
            assertTrue(journal.commit());
        }
        assertEquals(1, JournalFile.read(temp.resolve("f/state/journal")).live.size());
    }

    @Test
    void aDiskWithoutRoomIsSaidOnceAndTriedAgain() throws Exception {
        try (Mount disk = Mount.tmpfs(temp, "8m");
                Rig rig = new Rig(disk.path.resolve("d"));
                CrashJournal journal = journal(rig)) {
            assertFalse(journal.isReady());
            assertFalse(journal.isReady());

            assertEquals(1, rig.problems.size(), rig.problems.toString());
            assertEquals(false, LogLines.at(LogLines.read(rig.file()).get(0), "pii.journal.working"));
            assertFalse(Files.exists(disk.path.resolve("d/state/journal")));
        }
    }

    @Test
    void aDirectoryThatWasRemovedGetsAnotherJournal() throws IOException {
        Path log = temp.resolve("r");
        try (Rig rig = new Rig(log);
                CrashJournal journal = journal(rig)) {
            assertTrue(journal.isReady());
            Trees.delete(log);
            rig.log.retry();

            assertTrue(journal.isReady());
            journal.begin(true);
            journal.put(1, counted(0));
            assertTrue(journal.commit());
        }
        assertEquals(1, JournalFile.read(log.resolve("state/journal")).live.size());
        assertEquals("rw-------", LogLines.mode(log.resolve("state/journal")));
    }

    /** The log of a run that died with so many users in its journal, of whom so many are in the log as well. */
    private Path died(int users, int written) throws IOException {
        Path log = Files.createTempDirectory(temp, "run").resolve("log");
        try (Rig rig = new Rig(log, Instant.now().toString(), settings -> settings)) {
            CrashJournal journal = journal(rig);
            rig.read("before", 1);
            assertTrue(journal.isReady());
            journal.begin(true);
            for (int i = 0; i < users; i++) {
                journal.put(i, counted(i));
                assertTrue(journal.commit());
            }
            for (int i = 0; i < written; i++) {
                rig.log.append(counted(i));
            }
            journal.close();
        }
        return log;
    }

    @Test
    void theDeadRunsDayIsAddedUpOnceHoweverOftenItIsRecovered() throws IOException {
        Path log = temp.resolve("day");
        try (Rig rig = new Rig(log, Instant.now().toString(), settings -> settings)) {
            CrashJournal journal = journal(rig);
            assertTrue(journal.isReady());
            rig.log.append(reading(Action.PII_READ, "5m", "11:00", "11:05", 7, 1));
            rig.log.append(reading(Action.PII_READ_ROLLUP, "1h", "11:00", "12:00", 7, 1));
            rig.log.append(reading(Action.PII_READ_ROLLUP, "1d", "11:00", "12:00", 7, 1));
            for (int hour = 12; hour < 14; hour++) {
                rig.log.append(reading(Action.PII_READ, "5m", hour + ":00", hour + ":05", 10, hour));
                rig.log.append(reading(Action.PII_READ, "5m", hour + ":05", hour + ":10", 20, hour));
                rig.log.append(reading(Action.PII_READ_ROLLUP, "1h", hour + ":00", hour + ":10", 30, hour));
            }
            rig.log.append(reading(Action.PII_READ, "5m", "14:00", "14:05", 5, 9));
            journal.begin(true);
            journal.put(1, reading(Action.PII_READ, "5m", "14:05", "14:06", 3, 9));
            assertTrue(journal.commit());
            journal.close();
        }
        byte[] left = Files.readAllBytes(log.resolve("state/journal"));
        for (int again = 0; again < 2; again++) {
            Files.write(log.resolve("state/journal"), left);
            DeadRun.recover(log, "1.0.0", problem -> {});

            List<Map<String, Object>> days = new ArrayList<>();
            for (Map<String, Object> line : LogLines.readAll(log)) {
                if ("1d".equals(LogLines.at(line, "pii.interval"))) {
                    days.add(line);
                }
            }
            assertEquals(Arrays.asList(7L, 60L, 8L), LogLines.values(days, "pii.rows.pii_read"));
            assertEquals(Arrays.asList(1L, 13L, 9L), LogLines.values(days, "pii.rows.max_result_set"));
            assertEquals("2026-11-23T12:00:00.000Z", LogLines.at(days.get(1), "event.start"));
            assertEquals("2026-11-23T13:10:00.000Z", LogLines.at(days.get(1), "event.end"));
            assertEquals(1.0, LogLines.at(days.get(1), "pii.subjects.key_coverage"));
            String sketch = String.valueOf(LogLines.at(days.get(1), "pii.subjects.sketch.b64"));
            assertEquals(2, Hll.of(Base64.getDecoder().decode(sketch)).estimate());
            assertEquals(60L, LogLines.at(days.get(1), "pii.values.PHONE"));
            assertEquals(null, LogLines.at(days.get(2), "pii.subjects.sketch.b64"));
        }
    }

    private static Event reading(Action action, String length, String from, String to, long rows, long person) {
        Hll sketch = new Hll();
        sketch.add(new SubjectHash(1, 2).coupon("person " + person));
        Event.Builder event = Event.of(action)
                .put("event.start", "2026-11-23T" + from + ":00.000Z")
                .put("event.end", "2026-11-23T" + to + ":00.000Z")
                .put("user.id", "u")
                .put("pii.interval", length)
                .put("pii.rows.pii_read", rows)
                .put("pii.rows.max_result_set", person)
                .put("pii.values", Collections.singletonMap("PHONE", rows))
                .put("pii.subjects.estimate", 1)
                .put("pii.subjects.key_coverage", 1.0);
        if (action == Action.PII_READ_ROLLUP) {
            event.put("pii.subjects.sketch.lg_k", 12L).put("pii.subjects.sketch.b64", sketch.toBytes());
        }
        return event.build();
    }

    private static CrashJournal journal(Rig rig) {
        return new CrashJournal(
                rig.directory,
                rig.log,
                LogSettings.in(rig.file()).freeFloorBytes(0),
                rig.source,
                SECOND,
                rig.problems::add);
    }

    private static Event counted(int user) {
        return Event.of(Action.PII_READ)
                .put("event.start", "2026-11-23T14:00:00.000Z")
                .put("event.end", "2026-11-23T14:05:00.000Z")
                .put("user.id", "user-" + user)
                .put("pii.rows.fetched", 10L + user)
                .put("pii.values", Collections.singletonMap("PHONE", 1L))
                .put("pii.lossy.recovered", false)
                .build();
    }

    private static List<String> users(int count) {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add("user-" + i);
        }
        return users;
    }

    /** All users of the log but the first, sorted. */
    private static List<Object> recovered(Path log) throws IOException {
        List<Object> users = new ArrayList<>();
        for (Map<String, Object> line : LogLines.readAll(log)) {
            Object user = "pii-read".equals(LogLines.at(line, "event.action")) ? LogLines.at(line, "user.id") : null;
            if (user != null && !user.equals("before")) {
                users.add(user);
            }
        }
        users.sort(null);
        return users;
    }

    private static int firstLines(byte[] log, int lines) {
        int at = 0;
        for (int i = 0; i < lines; at++) {
            i += log[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    /** Behind the last byte that is not zero before that place. */
    private static int end(byte[] bytes, int before) {
        int end = before;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
