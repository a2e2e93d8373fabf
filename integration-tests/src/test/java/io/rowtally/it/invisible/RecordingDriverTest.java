package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.recording.RecordedReading;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent calls on the application's JDBC objects: the labels of a result set, and nothing else. */
class RecordingDriverTest {
    @TempDir
    private Path folder;

    static Set<Integer> jdks() {
        return Jdks.chosen();
    }

    /** Whatever else it asked would be in the list, and would fail in the driver as well. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void theAgentAsksForLabelsOnceForEachTextAndForNothingElse(int major) throws Exception {
        Path driver = DriverJar.full(folder);

        List<String> plain = run(major, driver, "plain");
        List<String> with = run(major, driver, "with", "strict");

        assertEquals(
                calls(plain).toList(),
                calls(with).filter(call -> !byTheAgent(call)).toList());
        assertEquals(
                allowed(),
                calls(with)
                        .filter(RecordingDriverTest::byTheAgent)
                        .map(call -> call.substring(0, call.lastIndexOf(" | ")))
                        .toList());
        assertLabelsAreAskedForOnArrival(calls(with).toList());
        assertExact(with);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void aJdbc3DriverIsCountedExactlyAndAskedNothingThatItDoesNotHave(int major) throws Exception {
        Path driver = DriverJar.ofJdbc3(folder);

        List<String> plain = run(major, driver, "plain");
        List<String> with = run(major, driver, "with");

        assertEquals(
                calls(plain).toList(),
                calls(with).filter(call -> !byTheAgent(call)).toList());
        assertExact(with);
    }

    @Test
    void aDriverThatRefusesItsMetaDataIsAskedOnceASetAtMostAndCountedAllTheSame() throws Exception {
        Path driver = DriverJar.full(folder);

        List<String> plain = run(17, driver, "plain", "refusing");
        List<String> with = run(17, driver, "with", "refusing");

        assertEquals(
                calls(plain).toList(),
                calls(with).filter(call -> !byTheAgent(call)).toList());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("with/log"));
        assertEquals(28, telemetry.sum("/pii/rows/fetched", any -> true));
        long asked = calls(with)
                .filter(call -> byTheAgent(call) && call.contains("getMetaData()"))
                .count();
        long sets = telemetry.sum("/pii/result_sets", any -> true);
        assertTrue(asked <= sets, asked + " times for " + sets + " sets");
    }

    private List<String> run(int major, Path driver, String name, String... arguments) throws Exception {
        List<Path> path = new ArrayList<>(List.of(driver));
        path.addAll(ClassPath.of());
        ForkedJvm jvm = ForkedJvm.of(Jdks.all().get(major), Files.createDirectories(folder.resolve(name)))
                .shortLived()
                .classPath(ClassPath.text(path))
                .main(RecordedReading.class, arguments);
        if (name.equals("with")) {
            jvm.agent("log.dir=log,banner=false");
        }
        ForkedJvm.Ended ended = jvm.run();
        assertEquals(0, ended.status(), ended.err());
        assertEquals("", ended.err());
        return ended.out().lines().toList();
    }

    private static Stream<String> calls(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("CALL "));
    }

    private static boolean byTheAgent(String call) {
        String caller = call.substring(call.lastIndexOf(" | ") + 3);
        return !caller.startsWith("io.rowtally.it.") && !caller.startsWith("java.sql.");
    }

    /**
     * In the order of the program. The keys and the set that is read by another thread are asked for theirs on that
     * thread; a set without rows is not asked at all. A connection that no driver was asked for has its database from the
     * data source's properties.
     */
    private static List<String> allowed() {
        List<String> calls = new ArrayList<>();
        calls.addAll(labels("main", 3));
        calls.addAll(labels("main", 2));
        calls.addAll(labels("main", 3));
        calls.addAll(labels("main", 2));
        calls.addAll(labels("reader", 1));
        calls.addAll(labels("main", 1));
        calls.add("CALL main | TableDataSource.getUrl() []");
        calls.add("CALL main | TableDataSource.getUser() []");
        calls.addAll(labels("main", 2));
        return calls;
    }

    private static List<String> labels(String thread, int columns) {
        List<String> calls = new ArrayList<>();
        calls.add("CALL " + thread + " | TableResultSet.getMetaData() []");
        calls.add("CALL " + thread + " | TableResultSetMetaData.getColumnCount() []");
        for (int i = 1; i <= columns; i++) {
            calls.add("CALL " + thread + " | TableResultSetMetaData.getColumnLabel(int) [" + i + "]");
        }
        return calls;
    }

    /** Inside the application's own call on the same set, on its thread: nothing comes between. */
    private static void assertLabelsAreAskedForOnArrival(List<String> calls) {
        for (int i = 0; i < calls.size(); i++) {
            if (byTheAgent(calls.get(i)) && calls.get(i).contains("TableResultSet.getMetaData()")) {
                String before = calls.get(i - 1);
                assertTrue(
                        before.contains(" | TableResultSet.next()")
                                || before.contains(" | TableResultSet.absolute(int)"),
                        before);
            }
        }
    }

    private void assertExact(List<String> lines) throws IOException {
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("with/log"));
        Predicate<JsonNode> any = line -> true;
        String read = "READ fetched=" + telemetry.sum("/pii/rows/fetched", any)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", any)
                + " phones=" + telemetry.sum("/pii/values/PHONE", any);
        assertEquals(lines.stream().filter(line -> line.startsWith("READ ")).toList(), List.of(read));
        assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any));
        assertEquals(0, telemetry.failures());
    }
}
