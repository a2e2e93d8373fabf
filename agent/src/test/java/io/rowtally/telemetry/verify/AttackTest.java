package io.rowtally.telemetry.verify;

import static io.rowtally.telemetry.verify.LogOnDisk.CURRENT;
import static io.rowtally.telemetry.verify.LogOnDisk.FIRST;
import static io.rowtally.telemetry.verify.LogOnDisk.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.seal.Forger;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack on a log is found, and named with file and line; the log's clock is the test's, so epochs can be chosen. */
class AttackTest {

    /** Written when the second run stopped; names the last two lines at least. */
    private static final String LAST_DIGEST = "digests/digest-00000004-2026-11-25T09.json";

    @TempDir
    Path temp;

    private LogOnDisk log;

    @BeforeEach
    void write() throws IOException {
        log = LogOnDisk.make(temp, "log");
    }

    interface Doing {
        void to(LogOnDisk log) throws IOException;
    }

    /** What is done, how bad the verifier must find it, and the places that it must name, of all kinds, in their order. */
    private static final class Attack {
        final String name;
        final Kind worst;
        final List<String> places;
        final Doing doing;

        Attack(String name, Kind worst, String places, Doing doing) {
            this.name = name;
            this.worst = worst;
            this.places = Arrays.asList(places.split(", "));
            this.doing = doing;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack(
                        "a digit is changed",
                        Kind.CHANGED,
                        CURRENT + ":3",
                        log -> log.editLine(CURRENT, 3, line -> line.replace("\"fetched\":20", "\"fetched\":10"))),
                new Attack(
                        "a digit is changed in a compressed segment",
                        Kind.CHANGED,
                        FIRST + ":4",
                        log -> log.editLine(FIRST, 4, line -> line.replace("\"fetched\":13", "\"fetched\":12"))),
                new Attack(
                        "a digit of a MAC is changed",
                        Kind.CHANGED,
                        FIRST + ":4",
                        log -> log.editLine(FIRST, 4, AttackTest::withAnotherMac)),
                new Attack(
                        "a user is renamed",
                        Kind.CHANGED,
                        SECOND + ":1",
                        log -> log.editLine(SECOND, 1, line -> line.replace("\"id\":\"f\"", "\"id\":\"x\""))),
                new Attack(
                        "a seal is taken off",
                        Kind.CHANGED,
                        FIRST + ":2",
                        log -> log.editLine(FIRST, 2, line -> line.replaceFirst(",\"integrity\".*", "}"))),
                new Attack(
                        "an epoch is changed",
                        Kind.CHANGED,
                        FIRST + ":4",
                        log -> log.editLine(FIRST, 4, line -> line.replace("\"epoch\":1,", "\"epoch\":2,"))),
                new Attack(
                        "the last line of a run is changed",
                        Kind.CHANGED,
                        SECOND + ":3",
                        log -> log.editLine(SECOND, 3, line -> line.replace("agent-stop", "agent-slop"))),
                new Attack(
                        "the first line of a run is changed",
                        Kind.CHANGED,
                        SECOND + ":4",
                        log -> log.editLine(SECOND, 4, line -> line.replace("agent-start", "agent-stort"))),
                new Attack(
                        "a line without a seal is put in",
                        Kind.CHANGED,
                        CURRENT + ":3",
                        log -> insert(log, CURRENT, 3, "{\"@timestamp\":\"2026-11-25T09:14:30.000Z\"}")),
                new Attack(
                        "what is no line is put in",
                        Kind.CHANGED,
                        CURRENT + ":3",
                        log -> insert(log, CURRENT, 3, "hello")),
                new Attack("a line is deleted", Kind.GAP, CURRENT + ":3", log -> log.deleteLines(CURRENT, 3, 3)),
                new Attack(
                        "the last line of a segment is deleted",
                        Kind.GAP,
                        SECOND + ":1",
                        log -> log.deleteLines(FIRST, 6, 6)),
                new Attack("an hour is deleted", Kind.GAP, FIRST + ":2", log -> log.deleteLines(FIRST, 2, 4)),
                new Attack(
                        "the log's first line is deleted", Kind.GAP, FIRST + ":1", log -> log.deleteLines(FIRST, 1, 1)),
                new Attack(
                        "the first segment is deleted",
                        Kind.GAP,
                        SECOND + ":1",
                        log -> Files.delete(log.directory.resolve(FIRST))),
                new Attack(
                        "a segment in the middle is deleted",
                        Kind.GAP,
                        CURRENT + ":1",
                        log -> Files.delete(log.directory.resolve(SECOND))),
                new Attack("a run's end is deleted", Kind.GAP, SECOND + ":2", log -> log.deleteLines(SECOND, 2, 3)),
                new Attack("a run's start is deleted", Kind.GAP, CURRENT + ":1", log -> log.deleteLines(SECOND, 4, 4)),
                new Attack("all is deleted", Kind.GAP, CURRENT, log -> {
                    Files.delete(log.directory.resolve(FIRST));
                    Files.delete(log.directory.resolve(SECOND));
                    Files.delete(log.directory.resolve(CURRENT));
                }),
                new Attack("two lines are exchanged", Kind.CHANGED, CURRENT + ":3, " + CURRENT + ":2", log -> {
                    List<String> lines = log.lines(CURRENT);
                    Collections.swap(lines, 1, 2);
                    log.write(CURRENT, lines);
                }),
                new Attack("two segments are exchanged", Kind.CHANGED, anywhere(), log -> {
                    Path aside = log.directory.resolve("aside");
                    Files.move(log.directory.resolve(FIRST), aside);
                    Files.move(log.directory.resolve(SECOND), log.directory.resolve(FIRST));
                    Files.move(aside, log.directory.resolve(SECOND));
                }),
                new Attack(
                        "a line is there twice",
                        Kind.CHANGED,
                        CURRENT + ":3",
                        log -> insert(log, CURRENT, 3, log.lines(CURRENT).get(1))),
                new Attack(
                        "the tail is cut off",
                        Kind.GAP,
                        LAST_DIGEST + ", " + CURRENT + ":4, " + CURRENT + ":4",
                        log -> log.deleteLines(CURRENT, 5, 6)),
                new Attack(
                        "the tail is cut off at an epoch's border",
                        Kind.GAP,
                        LAST_DIGEST + ", " + CURRENT + ":2, " + CURRENT + ":2",
                        log -> log.deleteLines(CURRENT, 3, 6)),
                new Attack(
                        "the tail is cut off, the state with it",
                        Kind.GAP,
                        LAST_DIGEST + ", " + CURRENT + ":4",
                        log -> {
                            log.deleteLines(CURRENT, 5, 6);
                            Files.delete(log.directory.resolve("state/seal"));
                        }),
                new Attack("the tail is cut off, state and last digest with it", Kind.CUT_OFF, CURRENT + ":4", log -> {
                    log.deleteLines(CURRENT, 5, 6);
                    Files.delete(log.directory.resolve("state/seal"));
                    Files.delete(log.directory.resolve(LAST_DIGEST));
                }),
                new Attack("the tail is cut off before a restart", Kind.GAP, CURRENT + ":5, " + CURRENT + ":5", log -> {
                    log.deleteLines(CURRENT, 5, 6);
                    log.restart("2026-11-25T09:40:00.000Z");
                }),
                new Attack(
                        "the tail is cut off at an epoch's border before a restart",
                        Kind.GAP,
                        CURRENT + ":3, " + CURRENT + ":3",
                        log -> {
                            log.deleteLines(CURRENT, 3, 6);
                            log.restart("2026-11-25T12:40:00.000Z");
                        }),
                new Attack(
                        "the tail is cut off at a run's end before a restart",
                        Kind.GAP,
                        CURRENT + ":1, " + CURRENT + ":1, " + CURRENT + ":1",
                        log -> {
                            log.deleteLines(SECOND, 4, 4);
                            Files.delete(log.directory.resolve(CURRENT));
                            log.restart("2026-11-26T09:40:00.000Z");
                        }),
                new Attack(
                        "an old segment is played again",
                        Kind.CHANGED,
                        anywhere(),
                        log -> Files.copy(
                                log.directory.resolve(FIRST),
                                log.directory.resolve("telemetry-2026-11-24.001.jsonl.gz"))),
                new Attack(
                        "a segment lies there under another name",
                        Kind.CHANGED,
                        "telemetry-more.jsonl.gz",
                        log -> Files.copy(
                                log.directory.resolve(FIRST), log.directory.resolve("telemetry-more.jsonl.gz"))),
                new Attack("a line is sealed anew with a later key, as of then", Kind.CHANGED, FIRST + ":3", log -> {
                    String before = log.lines(FIRST).get(1);
                    Forger forger = Forger.in(log.directory);
                    log.editLine(
                            FIRST,
                            3,
                            line -> forger.resealAsBefore(
                                    line.replace("\"fetched\":12", "\"fetched\":10"), LogOnDisk.mac(before)));
                }),
                new Attack("a line is sealed anew with a later key, as of now", Kind.CHANGED, FIRST + ":3", log -> {
                    String before = log.lines(FIRST).get(1);
                    Forger forger = Forger.in(log.directory);
                    log.editLine(
                            FIRST,
                            3,
                            line -> forger.reseal(
                                    line.replace("\"fetched\":12", "\"fetched\":10"), LogOnDisk.mac(before)));
                }),
                new Attack("all from a line on is sealed anew with a later key", Kind.CHANGED, anywhere(), log -> {
                    Forger forger = Forger.in(log.directory);
                    List<String> lines = log.lines(FIRST);
                    for (int i = 2; i < lines.size(); i++) {
                        lines.set(i, forger.reseal(lines.get(i), LogOnDisk.mac(lines.get(i - 1))));
                    }
                    log.write(FIRST, lines);
                }),
                new Attack("the whole directory is replaced", Kind.CHANGED, anywhere(), log -> {
                    LogOnDisk other = LogOnDisk.make(log.directory.getParent(), "other");
                    for (String file : new String[] {FIRST, SECOND, CURRENT, "state/seal"}) {
                        Files.delete(log.directory.resolve(file));
                        Files.move(other.directory.resolve(file), log.directory.resolve(file));
                    }
                }),
                new Attack("a segment comes from another JVM's log", Kind.CHANGED, anywhere(), log -> {
                    LogOnDisk other = LogOnDisk.make(log.directory.getParent(), "other");
                    Files.delete(log.directory.resolve(SECOND));
                    Files.move(other.directory.resolve(SECOND), log.directory.resolve(SECOND));
                }),
                new Attack("a compressed segment loses its end", Kind.CHANGED, anywhere(), log -> {
                    byte[] bytes = Files.readAllBytes(log.directory.resolve(FIRST));
                    Files.write(log.directory.resolve(FIRST), Arrays.copyOf(bytes, bytes.length - 20));
                }),
                new Attack("a compressed segment is damaged at its beginning", Kind.CHANGED, anywhere(), log -> {
                    byte[] bytes = Files.readAllBytes(log.directory.resolve(FIRST));
                    bytes[0] ^= 1;
                    Files.write(log.directory.resolve(FIRST), bytes);
                }),
                new Attack("a compressed segment is damaged in its middle", Kind.CHANGED, anywhere(), log -> {
                    byte[] bytes = Files.readAllBytes(log.directory.resolve(FIRST));
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(log.directory.resolve(FIRST), bytes);
                }),
                new Attack(
                        "a torn line and a whole one are one", Kind.CHANGED, CURRENT + ":3, " + CURRENT + ":4", log -> {
                            List<String> lines = log.lines(CURRENT);
                            lines.set(2, lines.get(2).substring(0, 300) + lines.remove(3));
                            log.write(CURRENT, lines);
                        }),
                new Attack(
                        "a line is torn in the middle of the log",
                        Kind.CHANGED,
                        CURRENT + ":3",
                        log -> log.editLine(CURRENT, 3, line -> line.substring(0, 300))),
                new Attack("a rolled segment ends in a torn line", Kind.CHANGED, FIRST + ":6", log -> {
                    List<String> lines = log.lines(FIRST);
                    String text = String.join("\n", lines);
                    Files.write(
                            log.directory.resolve(FIRST),
                            LogOnDisk.zip(text.substring(0, text.length() - 40).getBytes(StandardCharsets.UTF_8)));
                }),
                new Attack(
                        "the log ends in a torn line",
                        Kind.CUT_OFF,
                        CURRENT + ":7",
                        log -> Files.write(
                                log.directory.resolve(CURRENT),
                                "{\"@timestamp\":\"2026".getBytes(StandardCharsets.UTF_8),
                                StandardOpenOption.APPEND)));
    }

    /** Some place of the segments, told by the kind's first finding having one. */
    private static String anywhere() {
        return "*";
    }

    private static String withAnotherMac(String line) {
        int at = line.length() - 10;
        char other = line.charAt(at) == '0' ? '1' : '0';
        return line.substring(0, at) + other + line.substring(at + 1);
    }

    private static void insert(LogOnDisk log, String file, int number, String line) throws IOException {
        List<String> lines = log.lines(file);
        lines.add(number - 1, line);
        log.write(file, lines);
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws IOException {
        Findings findings = log.verify();
        assertNull(findings.worst(), LogOnDisk.all(findings)::toString);
        assertEquals(16, findings.lines());
        assertEquals(2, findings.runs());
        assertEquals(3, findings.files());
        assertEquals("2026-11-23T14:00:00Z", findings.from());
        assertEquals(Collections.emptyList(), findings.notes());
        assertEquals(3, findings.silences().size());
        assertEquals(
                "between two runs, after an orderly stop",
                findings.silences().get(1).reason());
    }

    @Test
    void withoutAKeyItIsWholeToo() throws IOException {
        assertNull(log.verifyWithoutKey().worst());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isFound(Attack attack) throws IOException {
        attack.doing.to(log);

        Findings findings = log.verify();

        assertEquals(
                attack.worst, findings.worst(), () -> LogOnDisk.all(findings).toString());
        List<String> places =
                LogOnDisk.all(findings).stream().map(Finding::place).collect(Collectors.toList());
        if (attack.places.equals(Collections.singletonList(anywhere()))) {
            assertTrue(places.get(0).matches("telemetry.*:\\d+"), places::toString);
        } else {
            assertEquals(attack.places, places, () -> LogOnDisk.all(findings).toString());
        }
    }

    @Test
    void anotherKeyIsSaidToBeAnotherKey() throws IOException {
        LogOnDisk other = LogOnDisk.make(temp, "other");
        Files.copy(other.key, log.key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Findings findings = log.verify();
        assertEquals(Kind.CHANGED, findings.worst());
        assertEquals(20, findings.count(Kind.CHANGED), "16 lines and 4 digests");
        assertTrue(
                findings.notes().toString().contains("not one line is sealed with this key"),
                findings.notes()::toString);
    }

    @Test
    void withoutAKeyMissingLinesShowAndChangedOnesDoNot() throws IOException {
        Files.delete(log.directory.resolve(LAST_DIGEST)); // it would tell
        log.editLine(CURRENT, 3, line -> line.replace("\"fetched\":20", "\"fetched\":10"));
        assertEquals(Collections.emptyList(), log.verifyWithoutKey().of(Kind.CHANGED));
        log.deleteLines(FIRST, 3, 3);
        Findings findings = log.verifyWithoutKey();
        assertEquals(Kind.GAP, findings.worst());
        assertNotNull(findings.of(Kind.GAP).get(0));
        assertEquals(FIRST + ":3", findings.of(Kind.GAP).get(0).place());
    }
}
