package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.OpenSet;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log that the packaged jar has written in two JVMs one after the other is attacked, and the packaged jar's {@code verify} names each
 * attack. What needs a clock (borders of epochs, later keys) is tried in the agent's {@code AttackTest}.
 */
class AttackedLogTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String CURRENT = "telemetry.jsonl";

    /** Lines of a run of which the first are taken away, changed and exchanged, and of one that has no more to do than to be there. */
    private static final int ATTACKED = 7;

    private static final int ENOUGH = 3;

    @TempDir
    private static Path logs;

    /** Two runs on two JDKs; another application's log. */
    private static Path written;

    private static Path others;

    @TempDir
    private Path folder;

    private Path log;

    @BeforeAll
    static void write() throws Exception {
        written = logs.resolve("written");
        others = logs.resolve("others");
        List<Path> jdks = new ArrayList<>(Jdks.all().values());
        // the other application reads at the same time: a line takes a second
        Path work = Files.createTempDirectory(logs, "run");
        Process other = start(JAVA, work, others);
        export(jdks.get(0), written, ATTACKED);
        export(jdks.get(jdks.size() - 1), written, ENOUGH);
        end(other, work, others, ENOUGH);
    }

    /** Reads until so many lines more are there, each a second's, and stops. */
    private static void export(Path java, Path directory, int lines) throws Exception {
        Path work = Files.createTempDirectory(logs, "run");
        int before = Files.exists(directory.resolve(CURRENT)) ? lines(directory).size() : 0;
        end(start(java, work, directory), work, directory, before + lines);
    }

    private static void end(Process process, Path work, Path directory, int lines) throws Exception {
        Until.holds(
                () -> Files.exists(directory.resolve(CURRENT))
                        && lines(directory).size() >= lines,
                process);
        Files.createFile(work.resolve("end"));
        assertEquals(0, process.waitFor());
    }

    private static Process start(Path java, Path work, Path directory) throws IOException {
        return ForkedJvm.of(java, work)
                .shortLived()
                .agent("log.dir=" + directory + ",interval=1s,banner=false")
                .main(OpenSet.class, work.resolve("end").toString())
                .start();
    }

    private static List<String> lines(Path directory) throws IOException {
        return new ArrayList<>(Files.readAllLines(directory.resolve(CURRENT)));
    }

    private void copy() throws IOException {
        copy(written);
    }

    private void copy(Path from) throws IOException {
        log = folder.resolve("log");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, log.resolve(from.relativize(file).toString()));
            }
        }
    }

    private ForkedJvm.Ended verify(Path key) throws Exception {
        return ForkedJvm.of(JAVA, folder)
                .shortLived()
                .command("verify", log.toString(), "--key", key.toString())
                .run();
    }

    interface Doing {
        void to(Path log, List<String> lines) throws Exception;
    }

    /** What is done to the lines, the exit code, and how the first line that is printed begins. */
    private record Attack(String name, int status, String says, Doing doing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack("nothing is done", 0, "", (log, lines) -> {}),
                new Attack(
                        "a digit is changed",
                        3,
                        "changed  telemetry.jsonl:4 does not match its seal",
                        (log, lines) -> lines.set(3, lines.get(3).replaceFirst("\"sequence\":\\d", "\"sequence\":9"))),
                new Attack(
                        "a line is deleted",
                        5,
                        "gap      telemetry.jsonl:4 one line is missing before it",
                        (log, lines) -> lines.remove(3)),
                new Attack(
                        "much is deleted",
                        5,
                        "gap      telemetry.jsonl:3 4 lines are missing before it",
                        (log, lines) -> lines.subList(2, 6).clear()),
                new Attack(
                        "lines are exchanged",
                        3,
                        "changed  telemetry.jsonl:5 is out of its order",
                        (log, lines) -> Collections.swap(lines, 3, 4)),
                new Attack(
                        "the tail is cut off",
                        5,
                        "gap      telemetry.jsonl:",
                        (log, lines) ->
                                lines.subList(lines.size() - 2, lines.size()).clear()),
                new Attack(
                        "the tail is cut off, what the agent knew of it too",
                        4,
                        "cut off  telemetry.jsonl:",
                        (log, lines) -> {
                            lines.subList(lines.size() - 2, lines.size()).clear();
                            Files.delete(log.resolve("state/seal"));
                        }),
                new Attack(
                        "the beginning is played again",
                        3,
                        "changed  telemetry.jsonl:",
                        (log, lines) -> lines.addAll(List.copyOf(lines.subList(0, 3)))),
                new Attack(
                        "the log is another JVM's",
                        3,
                        "changed  telemetry.jsonl:1 does not match its seal",
                        (log, lines) -> {
                            lines.clear();
                            lines.addAll(lines(others));
                        }),
                new Attack(
                        "the directory is another JVM's",
                        3,
                        "changed  telemetry.jsonl:1 does not match its seal",
                        (log, lines) -> {
                            lines.clear();
                            lines.addAll(lines(others));
                            Files.copy(
                                    others.resolve("state/seal"),
                                    log.resolve("state/seal"),
                                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                        }),
                new Attack(
                        "a torn line and a whole one are one",
                        3,
                        "changed  telemetry.jsonl:4 ",
                        (log, lines) -> lines.set(3, lines.get(3).substring(0, 200) + lines.remove(4))),
                new Attack(
                        "a compressed segment is damaged",
                        3,
                        "changed  telemetry-2026-01-01.000.jsonl.gz:",
                        (log, lines) -> {
                            Path packed = log.resolve("telemetry-2026-01-01.000.jsonl.gz");
                            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                                out.write((String.join("\n", lines.subList(0, 5)) + "\n")
                                        .getBytes(StandardCharsets.UTF_8));
                            }
                            byte[] bytes = Files.readAllBytes(packed);
                            bytes[bytes.length - 30] ^= 4;
                            Files.write(packed, bytes);
                            lines.subList(0, 5).clear();
                        }));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isNamed(Attack attack) throws Exception {
        copy();
        Path key = Files.move(log.resolve("verification.key"), folder.resolve("kept.key"));
        List<String> lines = lines(log);
        attack.doing.to(log, lines);
        Files.write(log.resolve(CURRENT), lines);

        ForkedJvm.Ended verified = verify(key);

        assertEquals(attack.status, verified.status(), verified.out() + verified.err());
        assertTrue(verified.out().startsWith(attack.says), verified.out());
        assertEquals("", verified.err());
    }

    @Test
    void theKeyThatKeygenPrintsVerifiesALivingLogAndThenAKilledOne() throws Exception {
        log = folder.resolve("prepared");
        ForkedJvm.Ended made = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .command("keygen", log.toString())
                .run();
        assertEquals(0, made.status(), made.err());
        Path key = Files.writeString(folder.resolve("kept.key"), made.out());
        Path work = Files.createDirectory(folder.resolve("work"));
        Process process = start(JAVA, work, log);
        Until.holds(() -> Files.exists(log.resolve(CURRENT)) && lines(log).size() >= 4, process);

        ForkedJvm.Ended living = verify(key);
        process.destroyForcibly().waitFor();
        ForkedJvm.Ended killed = verify(key);

        assertEquals(0, living.status(), living.out() + living.err());
        assertEquals(4, killed.status(), killed.out() + killed.err());
        assertTrue(
                killed.out().contains("the process was killed or has crashed, or the log was cut off here"),
                killed.out());
        assertFalse(Files.exists(log.resolve("verification.key")));
    }

    @Test
    void aTailThatWasCutShowsAfterTheNextStart() throws Exception {
        copy();
        List<String> lines = lines(log);
        Files.write(log.resolve(CURRENT), lines.subList(0, lines.size() - 3));
        export(JAVA, log, ENOUGH);

        ForkedJvm.Ended verified = verify(log.resolve("verification.key"));

        assertEquals(5, verified.status(), verified.out());
        assertTrue(verified.out().startsWith("gap      telemetry.jsonl:" + (lines.size() - 2) + " "), verified.out());
        assertTrue(verified.out().contains("not sealed against someone with this directory"), verified.out());
    }

    @Test
    void aKeyThatLiesThereIsSaidInTheLogUntilItIsGone() throws Exception {
        copy();
        List<String> told = lines(log).stream()
                .filter(line -> line.contains("\"key_in_directory\":true"))
                .toList();
        assertTrue(told.size() >= 3, told::toString);
        assertTrue(told.get(0).contains("move verification.key to another machine"), told.get(0));
        Files.delete(log.resolve("verification.key"));
        int before = lines(log).size();
        export(JAVA, log, ENOUGH);
        List<String> after = lines(log).subList(before, lines(log).size());
        assertTrue(after.stream().anyMatch(line -> line.contains("\"key_in_directory\":false")), after::toString);
        assertFalse(after.stream().anyMatch(line -> line.contains("\"key_in_directory\":true")), after::toString);
    }
}
