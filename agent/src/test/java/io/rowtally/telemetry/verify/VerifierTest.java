package io.rowtally.telemetry.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that went through much and were changed by nobody, and what the verifier says of them. */
class VerifierTest {

    private static final String START = "2026-11-23T14:00:00.000Z";

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temp.resolve("d");
    }

    private Findings verify() throws IOException {
        return new Verifier(directory, VerificationKey.read(directory.resolve(VerificationKey.FILE)), in -> in)
                .verify();
    }

    private Rig rig(String time, UnaryOperator<LogSettings> change) {
        return new Rig(directory, time, change);
    }

    private static void kill(Rig rig) {
        rig.directory.close();
    }

    @Test
    void aLogThatIsBeingWrittenIsWholeWithoutItsEnd() throws IOException {
        try (Rig rig = rig(START, s -> s.segmentBytes(2_000))) {
            for (int i = 0; i < 40; i++) {
                rig.read("u" + i, i);
                rig.clock.advance(Duration.ofMinutes(i));
                rig.log.retry();
                assertNull(verify().worst());
            }
        }
        assertEquals(Kind.CUT_OFF, verify().worst());
    }

    @Test
    void runsThatWereKilledAreWholeAndSaid() throws IOException {
        String[] starts = {
            START,
            "2026-11-23T14:01:00.000Z",
            "2026-11-23T14:02:00.000Z",
            "2026-11-23T14:20:00.000Z",
            "2026-11-23T15:20:00.000Z",
            "2026-11-23T15:21:00.000Z",
            "2026-11-23T15:29:00.000Z"
        };
        for (int i = 0; i < starts.length; i++) {
            Rig rig = rig(starts[i], s -> s);
            rig.log.append(Rig.plain(Action.AGENT_START));
            rig.read("a", 1);
            if (i == 3 || i == 5) {
                rig.clock.advance(Duration.ofMinutes(16));
                rig.read("b", 1);
            }
            if (i % 2 == 0) {
                rig.log.append(Rig.plain(Action.AGENT_STOP));
                rig.close();
            } else {
                rig.log.retry();
                kill(rig);
            }
            assertEquals(i % 2 == 0 ? null : Kind.CUT_OFF, verify().worst(), "run " + i);
        }
        assertEquals(
                3,
                verify().silences().stream()
                        .filter(s -> s.reason().contains("killed or crashed"))
                        .count());
    }

    @Test
    void aTornLineIsCutOffByTheNextRunAndIsNoFault() throws IOException {
        Rig killed = rig(START, s -> s);
        killed.read("a", 1);
        kill(killed);
        Files.write(killed.file(), "{\"@times".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        assertEquals(Kind.CUT_OFF, verify().worst());
        assertEquals("telemetry.jsonl:2", verify().of(Kind.CUT_OFF).get(0).place());
        try (Rig rig = rig(START, s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        assertNull(verify().worst());
    }

    @Test
    void segmentsThatExpiredAreNotMissing() throws IOException {
        try (Rig rig = rig(START, s -> s.segmentBytes(4_000).totalBytes(12_000))) {
            for (int i = 0; i < 60; i++) {
                rig.read("u" + i, i);
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Findings findings = verify();
        assertNull(findings.worst(), findings.of(Kind.GAP)::toString);
        assertTrue(findings.lines() < 60, "nothing expired");

        Path oldest;
        try (Stream<Path> files = Files.list(directory)) {
            oldest = files.filter(file -> file.getFileName().toString().startsWith("telemetry-"))
                    .sorted()
                    .findFirst()
                    .get();
        }
        Files.delete(oldest);
        assertEquals(Kind.GAP, verify().worst(), "one more than expired is missing");
    }

    @Test
    void theClockMayBeSetBackAndForward() throws IOException {
        try (Rig rig = rig(START, s -> s)) {
            rig.read("a", 1);
            rig.clock.advance(Duration.ofHours(-2));
            rig.read("b", 1);
            rig.log.retry();
            rig.clock.advance(Duration.ofDays(3));
            rig.log.retry();
            rig.read("c", 1);
            rig.clock.advance(Duration.ofDays(-3));
            rig.read("d", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        assertNull(verify().worst());
    }

    @Test
    void aDirectoryThatWasRemovedIsAGapFromThereOn() throws IOException {
        try (Rig rig = rig(START, s -> s)) {
            rig.read("a", 1);
            byte[] key = Files.readAllBytes(directory.resolve(VerificationKey.FILE));
            for (String name :
                    Arrays.asList("telemetry.jsonl", VerificationKey.FILE, "state/seal", "state/lock", "state")) {
                Files.delete(directory.resolve(name));
            }
            rig.read("b", 1);
            rig.log.append(Rig.plain(Action.AGENT_STOP));
            Files.write(directory.resolve(VerificationKey.FILE), key);
        }
        Findings findings = verify();
        assertEquals(Kind.GAP, findings.worst());
        assertEquals(1, findings.of(Kind.GAP).size());
        assertEquals("telemetry.jsonl:1", findings.of(Kind.GAP).get(0).place());
    }

    @Test
    void aSegmentThatIsBeingCompressedCountsOnce() throws IOException {
        LogOnDisk log = LogOnDisk.make(temp, "log");
        Path packed = log.directory.resolve(LogOnDisk.FIRST);
        Files.write(
                log.directory.resolve(LogOnDisk.FIRST.replace(".gz", "")), LogOnDisk.unzip(Files.readAllBytes(packed)));
        Files.write(log.directory.resolve("telemetry-2026-11-24.000.jsonl.gz.tmp"), new byte[10]);
        assertNull(log.verify().worst());
        assertEquals(3, log.verify().files());
    }

    @Test
    void verifyingChangesNothing() throws IOException {
        LogOnDisk log = LogOnDisk.make(temp, "log");
        byte[] before = Files.readAllBytes(log.directory.resolve("state/seal"));
        log.verify();
        assertFalse(Files.exists(log.directory.resolve(VerificationKey.FILE)));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                before, Files.readAllBytes(log.directory.resolve("state/seal")));
    }

    @Test
    void aLogWhoseClockWasSetForwardAndBackIsWhole() throws IOException {
        try (Rig rig = rig(START, s -> s)) {
            for (int hours : new int[] {0, 2, -2, -2, 2, 26, -24}) {
                rig.clock.step(Duration.ofHours(hours));
                rig.read("u", 1);
                rig.clock.advance(Duration.ofSeconds(5));
                rig.log.retry();
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }

        assertNull(verify().worst());
    }
}
