package io.rowtally.it.attach;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ways.AskedWhileAttached;
import io.rowtally.it.app.ways.CalledWhileAttached;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attached while procedures are being called: the OUT parameters of every later call count to the row. */
@OnSharedServers
class AttachedWhileCallingTest {
    private static final int CALLED = 20;

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return AttachedIsExactTest.jdks();
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void outParametersOfHsqldbsCallsCountToTheRow(int major) throws Exception {
        TelemetryFile telemetry = callAttached(
                major, "hsqldb", "org.hsqldb.hsqldb-2.7.4-jdk8.jar", "", List.of("out_of_a_function"), CALLED);

        Predicate<JsonNode> nameless = line -> line.at("/db/namespace").isMissingNode();
        assertEquals(
                CALLED, telemetry.sum("/pii/values/PERSON_NAME", nameless), "on the statement that was there before");
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void outParametersOfPostgresqlsCallsCountToTheRow(int major) throws Exception {
        callAttached(
                major,
                "postgresql",
                "org.postgresql.postgresql-42.7.14.jar",
                Postgres.url(),
                List.of("out_by_name", "out_by_name_registered_by_index"),
                0);
    }

    /** Its sets may have their advice before the method that reads them has its own. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void whatTheDriverReadsForItselfMeanwhileIsNobodys(int major) throws Exception {
        Path home = Jdks.all().get(major);
        Path work = Files.createDirectories(folder.resolve("asked" + major));
        ForkedJvm jvm = ForkedJvm.of(home, work)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of())
                        + File.pathSeparator
                        + DriverJars.classPath("org.postgresql.postgresql-42.7.14.jar"))
                .main(AskedWhileAttached.class, Postgres.url());
        try (Running running = Running.until("busy", jvm, work)) {
            ForkedJvm.Ended attached = running.attach(home, "log.dir=log,banner=false");
            running.goOn();

            assertEquals(0, attached.status(), attached.err());
            TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
            assertEquals(0, telemetry.sum("/pii/rows/fetched", line -> true));
            assertEquals(0, telemetry.failures(), "failures inside the agent");
        }
    }

    private TelemetryFile callAttached(int major, String kind, String jar, String url, List<String> refuses, int old)
            throws Exception {
        Path home = Jdks.all().get(major);
        Path work = Files.createDirectories(folder.resolve(kind + major));
        ForkedJvm jvm = ForkedJvm.of(home, work)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of()) + File.pathSeparator + DriverJars.classPath(jar))
                .main(CalledWhileAttached.class, kind, url);
        try (Running running = Running.until("busy", jvm, work)) {
            ForkedJvm.Ended attached = running.attach(home, "log.dir=log,banner=false");
            running.goOn();

            assertEquals(0, attached.status(), attached.err());
            assertEquals("", attached.err());
            TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
            List<String> expected = lines("EXPECTED ", running);
            assertEquals(8, expected.size(), running.out());
            List<Executable> checks = new ArrayList<>();
            for (String line : expected) {
                checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
            }
            checks.add(() -> assertEquals(List.of("OLD " + old), lines("OLD ", running)));
            checks.add(() -> assertEquals(
                    refuses,
                    lines("REFUSED ", running).stream()
                            .map(line -> line.split(" ")[1])
                            .toList()));
            checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
            assertAll(checks);
            return telemetry;
        }
    }

    private static List<String> lines(String start, Running running) throws Exception {
        return running.out().lines().filter(line -> line.startsWith(start)).toList();
    }

    /** @param own the database that is the way's own, or the user of the database who is */
    private static String found(String own, TelemetryFile telemetry) {
        Predicate<JsonNode> its = line -> line.at("/db/namespace").asText().equals(own)
                || line.at("/db/user").asText().equals(own);
        return telemetry.expected(own, its) + " assumed=" + telemetry.sum("/pii/lossy/assumed_rows", its);
    }
}
