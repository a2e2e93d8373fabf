package io.rowtally.telemetry.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.Forger;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log of which much has expired is whole for years, says what went and when, and what was only taken away is still missed. */
class ExpiredLogTest {

    private static final String START = "2026-11-23T14:00:00.000Z";
    private static final String KEPT = "kept/";

    @TempDir
    static Path logs;

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temp.resolve("log");
    }

    /** A day's lines: what was read, and the day before once more as a rollup. */
    private static void day(Rig rig, String user, int rows, Duration step) {
        Instant before = rig.clock.instant();
        rig.read(user, rows);
        rig.clock.advance(step);
        rig.log.append(Event.of(Action.PII_READ_ROLLUP)
                .put("event.start", before)
                .put("event.end", rig.clock.instant())
                .put("user.id", user)
                .put("pii.interval", "1d")
                .put("pii.rows.fetched", rows)
                .build());
        rig.log.retry();
    }

    /** A copy of sixty days, of which ten are to stay, and what is kept of the others for forty. */
    private LogOnDisk write() throws IOException {
        Path written = logs.resolve("sixty");
        if (!Files.exists(written)) {
            directory = written;
            try (Rig rig = rig(START, s -> s)) {
                rig.log.append(Rig.plain(Action.AGENT_START));
                for (int i = 0; i < 60; i++) {
                    day(rig, "u" + i, i, Duration.ofDays(1));
                }
                rig.log.append(Rig.plain(Action.AGENT_STOP));
                assertEquals(Collections.emptyList(), rig.problems);
            }
            directory = temp.resolve("log");
        }
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.collect(Collectors.toList())) {
                Files.copy(file, directory.resolve(written.relativize(file).toString()));
            }
        }
        return LogOnDisk.of(directory);
    }

    private Rig rig(String start, UnaryOperator<LogSettings> change) {
        return new Rig(
                directory,
                start,
                s -> change.apply(s.retention(Duration.ofDays(10)).keptRetention(Duration.ofDays(40))));
    }

    private static List<String> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("telemetry-"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static List<String> all(Findings findings) {
        List<String> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            findings.of(kind).forEach(finding -> all.add(finding.toString()));
        }
        return all;
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

        assertNull(findings.worst(), all(findings)::toString);
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
    void whatIsKeptAreTheDailyLinesAsTheyWereSealed() throws IOException {
        LogOnDisk log = write();
        List<String> kept = log.lines(KEPT + "telemetry-2027-01-05.000.jsonl.gz");
        assertEquals(3, kept.size(), kept::toString);
        assertTrue(kept.get(0).contains("\"action\":\"pii-read-rollup\""), kept.get(0));
        assertTrue(kept.get(1).contains("\"action\":\"segment-expired\""), kept.get(1));
        assertTrue(kept.get(0).contains("\"integrity\""), kept.get(0));
        assertNull(log.verify().worst(), () -> {
            try {
                return all(log.verify()).toString();
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    interface Doing {
        void to(LogOnDisk log) throws IOException;
    }

    /** What is done, how bad it is, and how the worst finding begins. */
    private static final class Attack {
        final String name;
        final Kind worst;
        final String says;
        final Doing doing;

        Attack(String name, Kind worst, String says, Doing doing) {
            this.name = name;
            this.worst = worst;
            this.says = says;
            this.doing = doing;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String oldest(LogOnDisk log) throws IOException {
        return segments(log.directory).get(0);
    }

    private static String kept(LogOnDisk log, int number) throws IOException {
        return KEPT + segments(log.directory.resolve("kept")).get(number);
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack(
                        "the oldest segment is deleted, and nothing says so",
                        Kind.GAP,
                        "gap ",
                        log -> Files.delete(log.directory.resolve(oldest(log)))),
                new Attack("a segment is deleted, and a line without a seal says so", Kind.CHANGED, "changed ", log -> {
                    String forged = log.lines("telemetry.jsonl").stream()
                            .filter(line -> line.contains("segment-expired"))
                            .findFirst()
                            .get()
                            .replace("telemetry-2027-01-11", "telemetry-2027-01-12");
                    Files.delete(log.directory.resolve(oldest(log)));
                    List<String> lines = log.lines("telemetry.jsonl");
                    lines.add(forged);
                    log.write("telemetry.jsonl", lines);
                }),
                new Attack("a segment is deleted, and a line from elsewhere says so", Kind.CHANGED, "changed ", log -> {
                    String first = oldest(log);
                    List<String> gone = log.lines(first);
                    Files.delete(log.directory.resolve(first));
                    Forger forger = Forger.in(log.directory);
                    List<String> lines = log.lines(segments(log.directory).get(3));
                    int at = 0;
                    while (!lines.get(at).contains("segment-expired")) {
                        at++;
                    }
                    String last = LogOnDisk.mac(gone.get(gone.size() - 1));
                    lines.set(
                            at,
                            forger.resealAsBefore(
                                    lines.get(at)
                                            .replaceFirst("(\"mac\":\")[0-9a-f]{64}(\",\"kept)", "$1" + last + "$2"),
                                    LogOnDisk.mac(lines.get(at - 1))));
                    log.write(segments(log.directory).get(3), lines);
                }),
                new Attack(
                        "a segment in the middle is deleted",
                        Kind.GAP,
                        "gap telemetry-",
                        log -> Files.delete(
                                log.directory.resolve(segments(log.directory).get(4)))),
                new Attack(
                        "what is kept of a segment is deleted",
                        Kind.GAP,
                        "gap kept/telemetry-",
                        log -> Files.delete(log.directory.resolve(kept(log, 20)))),
                new Attack(
                        "the oldest that is kept is deleted",
                        Kind.GAP,
                        "gap kept/telemetry-",
                        log -> Files.delete(log.directory.resolve(kept(log, 0)))),
                new Attack("all that is kept is deleted", Kind.GAP, "gap kept/telemetry-", log -> {
                    for (String name : segments(log.directory.resolve("kept"))) {
                        Files.delete(log.directory.resolve("kept").resolve(name));
                    }
                }),
                new Attack(
                        "a daily line that is kept is changed",
                        Kind.CHANGED,
                        "changed kept/telemetry-2026-12-23.000.jsonl.gz:1 does not match its seal",
                        log -> log.editLine(
                                KEPT + "telemetry-2026-12-23.000.jsonl.gz",
                                1,
                                line -> line.replace("\"fetched\":29", "\"fetched\":9"))),
                new Attack(
                        "a daily line that is kept is deleted",
                        Kind.GAP,
                        "gap kept/telemetry-2026-12-23.000.jsonl.gz has other lines than ",
                        log -> log.deleteLines(KEPT + "telemetry-2026-12-23.000.jsonl.gz", 1, 1)),
                new Attack(
                        "the line that says a segment expired is deleted where it is kept",
                        Kind.GAP,
                        "gap ",
                        log -> log.deleteLines(KEPT + "telemetry-2027-01-05.000.jsonl.gz", 2, 2)),
                new Attack("a daily line is kept twice", Kind.CHANGED, "changed kept/telemetry-2026-12-23", log -> {
                    List<String> lines = log.lines(KEPT + "telemetry-2026-12-23.000.jsonl.gz");
                    lines.add(1, lines.get(0));
                    log.write(KEPT + "telemetry-2026-12-23.000.jsonl.gz", lines);
                }),
                new Attack("daily lines are those of another day", Kind.CHANGED, "changed kept/telemetry-", log -> {
                    Path folder = log.directory.resolve("kept");
                    Files.copy(
                            folder.resolve("telemetry-2026-12-24.000.jsonl.gz"),
                            folder.resolve("telemetry-2026-12-23.000.jsonl.gz"),
                            StandardCopyOption.REPLACE_EXISTING);
                }),
                new Attack(
                        "something is kept that never expired",
                        Kind.GAP,
                        "gap kept/telemetry-2026-12-23.001.jsonl.gz is there, and the line that says that the segment expired is not",
                        log -> Files.copy(
                                log.directory.resolve("kept").resolve("telemetry-2026-12-23.000.jsonl.gz"),
                                log.directory.resolve("kept").resolve("telemetry-2026-12-23.001.jsonl.gz"))),
                new Attack("a kept file is damaged", Kind.CHANGED, "changed kept/telemetry-2026-12-23", log -> {
                    Path file = log.directory.resolve("kept").resolve("telemetry-2026-12-23.000.jsonl.gz");
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
                }));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isFound(Attack attack) throws IOException {
        LogOnDisk log = write();
        attack.doing.to(log);

        Findings findings = log.verify();

        assertEquals(attack.worst, findings.worst(), () -> all(findings).toString());
        assertTrue(
                all(findings).get(0).startsWith(attack.says),
                () -> all(findings).toString());
    }

    @Test
    void aSegmentThatCameBackIsNoFaultNorOneThatWasSaidToGoAndDidNot() throws IOException {
        Path aside = temp.resolve("aside");
        try (Rig rig = rig(START, s -> s)) {
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
        assertNull(back.worst(), all(back)::toString);
        try (Rig rig = rig("2026-12-06T14:00:00.000Z", s -> s)) {
            day(rig, "v", 1, Duration.ofDays(1));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }
        Findings again = log.verify();
        assertNull(again.worst(), all(again)::toString);
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
                    assertNull(findings.worst(), "turn " + i + ": " + all(findings));
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
        try (Rig rig = rig(START, s -> s.keptBytes(8_000))) {
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
        assertNull(findings.worst(), all(findings)::toString);
    }

    @Test
    void aSegmentThatWasDamagedWhenItExpiredStaysAFault() throws IOException {
        try (Rig rig = rig(START, s -> s)) {
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
                all(findings).get(0).endsWith("says that telemetry-2026-11-24.000.jsonl was damaged when it expired"),
                all(findings)::toString);
    }

    @Test
    void whereNothingCanBeKeptTheSegmentStaysUntilItCan() throws IOException {
        try (Rig rig = rig(START, s -> s)) {
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
