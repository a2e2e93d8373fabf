package io.rowtally.telemetry.verify;

import static io.rowtally.telemetry.verify.ExpiringLog.START;
import static io.rowtally.telemetry.verify.ExpiringLog.day;
import static io.rowtally.telemetry.verify.ExpiringLog.rig;
import static io.rowtally.telemetry.verify.ExpiringLog.segments;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import io.rowtally.telemetry.seal.Forger;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a log of which much has expired, what is only taken away is still missed, and what is changed in what is kept is found. */
class ExpiredLogAttackTest {

    private static final String KEPT = "kept/";

    @TempDir
    static Path logs;

    @TempDir
    Path temp;

    /** A copy of sixty days, of which ten are to stay, and what is kept of the others for forty. */
    private LogOnDisk write() throws IOException {
        Path written = logs.resolve("sixty");
        if (!Files.exists(written)) {
            try (Rig rig = rig(written, START, s -> s)) {
                rig.log.append(Rig.plain(Action.AGENT_START));
                for (int i = 0; i < 60; i++) {
                    day(rig, "u" + i, i, Duration.ofDays(1));
                }
                rig.log.append(Rig.plain(Action.AGENT_STOP));
                assertEquals(Collections.emptyList(), rig.problems);
            }
        }
        Path directory = temp.resolve("log");
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.collect(Collectors.toList())) {
                Files.copy(file, directory.resolve(written.relativize(file).toString()));
            }
        }
        return LogOnDisk.of(directory);
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
                return LogOnDisk.all(log.verify()).toString();
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

        assertEquals(
                attack.worst, findings.worst(), () -> LogOnDisk.all(findings).toString());
        assertTrue(
                LogOnDisk.all(findings).get(0).toString().startsWith(attack.says),
                () -> LogOnDisk.all(findings).toString());
    }
}
