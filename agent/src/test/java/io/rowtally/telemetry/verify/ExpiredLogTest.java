package io.rowtally.telemetry.verify;

import static io.rowtally.telemetry.verify.ExpiringLog.START;
import static io.rowtally.telemetry.verify.ExpiringLog.day;
import static io.rowtally.telemetry.verify.ExpiringLog.rig;
import static io.rowtally.telemetry.verify.ExpiringLog.segments;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of which much has expired is whole for years, and says what went and when. */
class ExpiredLogTest {

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temp.resolve("log");
    }

    @Test
    void isWholeOverFiveYearsByTheDefaults() throws IOException {
        long rows = 0;
        try (Rig rig = new Rig(directory, START, s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            for (int i = 0; i < 183; i++) {
                day(rig, "u" + i, i, Duration.ofDays(10));
                rows += i;
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
            assertEquals(Collections.emptyList(), rig.problems);
        }
        LocalDate today = LocalDate.parse("2031-11-27");
        Findings findings = LogOnDisk.of(directory).verify();

        assertNull(findings.worst(), LogOnDisk.all(findings)::toString);
        List<String> raw = segments(directory);
        List<String> kept = segments(directory.resolve("kept"));
        assertTrue(raw.size() >= 39 && raw.size() <= 41, raw::toString);
        assertTrue(raw.get(0).compareTo("telemetry-" + today.minusDays(400)) >= 0, raw.get(0));
        assertTrue(kept.size() >= 69 && kept.size() <= 71, kept::toString);
        assertTrue(kept.get(0).compareTo("telemetry-" + today.minusDays(1_100)) >= 0, kept.get(0));
        // what tells of the oldest has gone with what was kept of them
        assertTrue(findings.allExpired() >= 100 && findings.allExpired() < 143, findings.allExpired() + " expired");
        String newest = findings.expired().get(findings.expired().size() - 1).toString();
        assertTrue(
                newest.matches(
                        "telemetry-2030-10-\\d\\d\\.000\\.jsonl on 2031-11-\\d\\dT14:00:00Z, older than 400 days: "
                                + "4 lines, 2030-10-\\d\\dT14:00:00.000Z to 2030-10-\\d\\dT14:00:00.000Z; "
                                + "3 of them are in kept/telemetry-2030-10-\\d\\d\\.000\\.jsonl\\.gz"),
                newest);
        assertTrue(rows > 0);
    }

    @Test
    void aSegmentThatCameBackIsNoFaultNorOneThatWasSaidToGoAndDidNot() throws IOException {
        Path aside = temp.resolve("aside");
        try (Rig rig = rig(directory, START, s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            for (int i = 0; i < 10; i++) {
                day(rig, "u" + i, i, Duration.ofDays(1));
            }
            Files.copy(directory.resolve("telemetry-2026-11-23.000.jsonl.gz"), aside);
            day(rig, "u", 1, Duration.ofDays(1));
            assertFalse(Files.exists(directory.resolve("telemetry-2026-11-23.000.jsonl.gz")));
            Files.move(aside, directory.resolve("telemetry-2026-11-23.000.jsonl.gz"));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        LogOnDisk log = LogOnDisk.of(directory);
        Findings back = log.verify();
        assertNull(back.worst(), LogOnDisk.all(back)::toString);
        try (Rig rig = rig(directory, "2026-12-06T14:00:00.000Z", s -> s)) {
            day(rig, "v", 1, Duration.ofDays(1));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Findings again = log.verify();
        assertNull(again.worst(), LogOnDisk.all(again)::toString);
        assertFalse(Files.exists(directory.resolve("telemetry-2026-11-23.000.jsonl.gz")));
    }

    @Test
    void hoursOfWhichAPartHasExpiredBySizeLeaveDigestsThatFit() throws IOException {
        try (Rig rig = new Rig(directory, START, s -> s.segmentBytes(8_000).totalBytes(20_000))) {
            Path key = directory.resolve(VerificationKey.FILE);
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 15; j++) {
                    rig.read("u" + i + '-' + j, i);
                    rig.log.retry();
                }
                rig.clock.advance(Duration.ofMinutes(13));
                rig.log.retry();
                if (i % 3 == 0) {
                    Findings findings = new Verifier(directory, VerificationKey.read(key), in -> in).verify();
                    assertNull(findings.worst(), "turn " + i + ": " + LogOnDisk.all(findings));
                }
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Findings findings = LogOnDisk.of(directory).verify();
        assertTrue(findings.allExpired() > 10, findings.allExpired() + " expired");
        assertTrue(findings.expired().get(3).toString().contains("all were larger than 20000 bytes"));
    }

    @Test
    void whatIsKeptIsBoundedBySizeToo() throws IOException {
        try (Rig rig = rig(directory, START, s -> s.keptBytes(8_000))) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            for (int i = 0; i < 30; i++) {
                day(rig, "u" + i, i, Duration.ofDays(1));
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        long size = 0;
        for (String name : segments(directory.resolve("kept"))) {
            size += Files.size(directory.resolve("kept").resolve(name));
        }
        assertTrue(size <= 8_000 && size > 4_000, size + " bytes");
        Findings findings = LogOnDisk.of(directory).verify();
        assertNull(findings.worst(), LogOnDisk.all(findings)::toString);
    }

    @Test
    void aSegmentThatWasDamagedWhenItExpiredStaysAFault() throws IOException {
        try (Rig rig = rig(directory, START, s -> s)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            for (int i = 0; i < 20; i++) {
                day(rig, "u" + i, i, Duration.ofDays(1));
                Path packed = directory.resolve("telemetry-2026-11-24.000.jsonl.gz");
                if (i == 5) {
                    byte[] bytes = Files.readAllBytes(packed);
                    Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
                }
            }
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Findings findings = LogOnDisk.of(directory).verify();
        assertEquals(Kind.CHANGED, findings.worst());
        assertTrue(
                LogOnDisk.all(findings)
                        .get(0)
                        .toString()
                        .endsWith("says that telemetry-2026-11-24.000.jsonl was damaged when it expired"),
                LogOnDisk.all(findings)::toString);
    }

    @Test
    void whereNothingCanBeKeptTheSegmentStaysUntilItCan() throws IOException {
        try (Rig rig = rig(directory, START, s -> s)) {
            Files.createFile(directory.resolve("kept"));
            for (int i = 0; i < 13; i++) {
                day(rig, "u" + i, i, Duration.ofDays(1));
            }
            assertTrue(segments(directory).contains("telemetry-2026-11-24.000.jsonl.gz"));
            assertTrue(rig.problems.get(0).startsWith("old segments stay for now: "), rig.problems::toString);

            Files.delete(directory.resolve("kept"));
            rig.clock.advance(Duration.ofMinutes(11));
            rig.log.retry();

            assertFalse(segments(directory).contains("telemetry-2026-11-24.000.jsonl.gz"));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        assertNull(LogOnDisk.of(directory).verify().worst());
    }
}
