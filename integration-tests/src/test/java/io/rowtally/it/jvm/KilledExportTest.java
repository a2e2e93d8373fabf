package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.jvm.Export;
import io.rowtally.it.app.jvm.ReadOnce;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An export whose JVM ends without a word: what it had got up to a second before is in the log after all, once. */
class KilledExportTest {
    private static final String PERSONS = "select x as id, concat('Person no. ', x) as person_name from ";
    private static final String H2 = PERSONS + "system_range(1, 1000000)";
    private static final String POSTGRESQL = PERSONS + "generate_series(1, 1000000) x";

    /** What the README promises is a second; on a machine that runs much else the agent's thread may come later. */
    private static final long LONGEST_MILLIS = 2_500;

    private static final String SETTINGS = "log.dir=log,banner=false,interval=";

    @TempDir
    private Path folder;

    private Path home = Matrix.from(8, 17).map(Matrix::home).findFirst().orElseThrow();

    /** As many as {@code rowtally.kills} says; else 200 of the profile's whole, 20 of a part, 2 everyday. */
    static Stream<Integer> kills() {
        int kills = Integer.getInteger("rowtally.kills", !Matrix.full() ? 2 : Share.isWhole() ? 200 : 20);
        return Stream.iterate(0, kill -> kill + 1).limit(kills);
    }

    /**
     * By turns: on H2 and PostgreSQL, within one interval and over many, recovered by command, which is killed itself before, and by
     * the next start.
     */
    @ParameterizedTest(name = "kill {0}")
    @MethodSource("kills")
    void rowsUpToASecondBeforeAKillAreInTheLogOnce(int kill) throws Exception {
        List<Integer> jdks = Matrix.from(8, 17).toList();
        home = Matrix.home(jdks.get(kill / 2 % jdks.size()));
        Random random = new Random();
        Process export = counting(jvm(kill % 2 == 1, kill % 4 < 2 ? "1h" : "1s", "kill"));
        if (kill == 0) {
            ForkedJvm.Ended refused = recover();
            assertEquals(3, refused.status(), refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
        TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(2_500)); // the moment is the test's matter
        export.destroyForcibly();
        export.waitFor();

        if (kill % 3 == 0) {
            assertEquals(0, nextStart().status());
        } else {
            Process recovery = command().start();
            recovery.waitFor(200 + random.nextInt(500), TimeUnit.MILLISECONDS);
            recovery.destroyForcibly();
            recovery.waitFor();
            assertEquals(0, recover().status());
        }

        assertPromise();
        assertNoValue();
        assertEquals("nothing to recover", recover().out().trim());
    }

    @Test
    void anExportThatExitsIsInTheLogToTheRow() throws Exception {
        Process export = counting(jvm(false, "1h", "exit"));
        Files.createFile(folder.resolve("told"));
        assertTrue(export.waitFor(Matrix.LONGEST, TimeUnit.SECONDS));

        assertEquals(3, export.exitValue(), stderr());
        assertEquals(Returned.in(folder.resolve("returned")).rows(), fetched());
        assertEquals("nothing to recover", recover().out().trim());
    }

    static Stream<String> ends() {
        return Matrix.full()
                ? Stream.of("-XX:+ExitOnOutOfMemoryError", "-XX:+CrashOnOutOfMemoryError")
                : Stream.of("-XX:+ExitOnOutOfMemoryError");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anExportWithoutMemoryLosesNoMoreThanOneThatIsKilled(String option) throws Exception {
        Process export = counting(jvm(false, "1h", "memory")
                .option(option)
                .option("-Xmx512m")
                .option("-XX:+IgnoreUnrecognizedVMOptions")
                .option("-XX:-CreateCoredumpOnCrash"));
        TimeUnit.MILLISECONDS.sleep(1_500); // there is something to lose
        Files.createFile(folder.resolve("told"));
        assertTrue(export.waitFor(Matrix.LONGEST, TimeUnit.SECONDS));
        assertNotEquals(0, export.exitValue(), stderr());

        assertEquals(0, recover().status());

        assertPromise();
    }

    private void assertPromise() throws Exception {
        Returned returned = Returned.in(folder.resolve("returned"));
        long fetched = fetched();
        String told =
                returned.rows() - fetched + " of " + returned.rows() + " rows lost, " + returned.since(fetched) + " ms";
        System.out.println(told);
        // a row may have counted whose next() has not come back to the program yet
        assertTrue(fetched > 0 && fetched <= returned.rows() + 1, told);
        assertTrue(returned.since(fetched) <= LONGEST_MILLIS, told);
    }

    private long fetched() throws Exception {
        return TelemetryFile.in(folder.resolve("log"))
                .sum(
                        "/pii/rows/fetched",
                        line -> !line.at("/db/namespace").asText().equals("once"));
    }

    /** What was read is nowhere in the directory. */
    private void assertNoValue() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("Person no. "), file.toString());
            }
        }
    }

    private ForkedJvm jvm(boolean postgresql, String interval, String ending) throws Exception {
        return ForkedJvm.of(home, folder)
                .agent(SETTINGS + interval)
                .main(
                        Export.class,
                        postgresql ? Postgres.url() : "jdbc:h2:mem:register",
                        postgresql ? "postgres" : "sa",
                        postgresql ? POSTGRESQL : H2,
                        "returned",
                        ending,
                        "told");
    }

    /** Starts it and waits for the agent to have opened its books. */
    private Process counting(ForkedJvm jvm) throws Exception {
        Process export = jvm.start();
        Path telemetry = folder.resolve("log/telemetry.jsonl");
        Until.holds(() -> Files.exists(telemetry) && Files.readString(telemetry).contains("agent-start"), export);
        return export;
    }

    private ForkedJvm command() {
        return ForkedJvm.of(home, folder).shortLived().command("recover", "log");
    }

    private ForkedJvm.Ended recover() throws Exception {
        return command().run();
    }

    private ForkedJvm.Ended nextStart() throws Exception {
        return ForkedJvm.of(home, folder)
                .shortLived()
                .agent(SETTINGS + "1h")
                .main(ReadOnce.class)
                .run();
    }

    private String stderr() throws Exception {
        return Files.readString(folder.resolve("stderr"));
    }
}
