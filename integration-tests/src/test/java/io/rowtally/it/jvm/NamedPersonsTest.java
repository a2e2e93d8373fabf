package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.app.jvm.ReadNamed;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Persons of whom nothing stronger is read than name and birth date, and what is known of persons when the JVM was killed. */
class NamedPersonsTest {
    /** Three share a day of birth, none of them both names. */
    private static final int PATIENTS = 350;

    /** Every fifth has a number, by which he is another where that is read. */
    private static final int BY_NUMBER = 70;

    private static final long LONGEST_SECONDS = 300;

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 17);
    }

    private ForkedJvm reading(int major, String interval) {
        return ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .agent("log.dir=log,banner=false,log.free.min=0,user.source=sql:SET @app_user,interval=" + interval);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void theyAreCounted(int major) throws Exception {
        ForkedJvm.Ended ended = reading(major, "1h")
                .main(ReadNamed.class, "log/telemetry.jsonl")
                .run();
        assertEquals(0, ended.status(), ended.err());

        assertPersons(major, "clerk1", PATIENTS, true);
        // the first 100 by their names, and all from their cards, those with a number by that
        assertPersons(major, "clerk2", PATIENTS + 100 / 5, true);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void ofAKilledJvmSoManyAtLeast(int major) throws Exception {
        Path log = folder.resolve("log/telemetry.jsonl");
        Process process = reading(major, "1s")
                .main(ReadNamed.class, "log/telemetry.jsonl", "stay")
                .start();
        try {
            Until.holds(() -> Files.exists(log) && hasPersons(log), process, LONGEST_SECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        ForkedJvm.Ended recovered = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .command("recover", "log")
                .run();
        assertEquals(0, recovered.status(), recovered.err());

        JsonNode subjects = user(major, "clerk2").get("subjects");
        assertEquals(false, subjects.get("whole").asBoolean(), subjects.toString());
        assertTrue(subjects.get("estimate").asLong() <= PATIENTS + 100 / 5, subjects.toString());
        assertTrue(subjects.get("estimate").asLong() > BY_NUMBER, subjects.toString());
        String table = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .option("-Dfile.encoding=UTF-8")
                .command("report", "log")
                .run()
                .out();
        assertTrue(table.lines().anyMatch(line -> line.startsWith("clerk2") && line.contains("\u2265 ")), table);
    }

    private static boolean hasPersons(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains("\"pii-read\"")
                        && line.contains("\"clerk2\"")
                        && line.contains("\"NATIONAL_ID\":" + BY_NUMBER));
    }

    private void assertPersons(int major, String name, int persons, boolean whole) throws Exception {
        JsonNode subjects = user(major, name).get("subjects");
        assertEquals(persons, subjects.get("estimate").asLong(), subjects.toString());
        assertEquals(whole, subjects.get("whole").asBoolean(), subjects.toString());
        assertEquals(1.0, subjects.get("key_coverage").asDouble(), subjects.toString());
    }

    private JsonNode user(int major, String name) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .command("report", "--json", "log")
                .run();
        assertEquals(0, ended.status(), ended.err());
        for (JsonNode user : new ObjectMapper().readTree(ended.out()).get("users")) {
            if (user.get("user").asText().equals(name)) {
                return user;
            }
        }
        throw new AssertionError(ended.out());
    }
}
