package io.rowtally.it.attach;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.AttachedWhileBusy;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attached while its drivers are busy: what is read from then on counts to the row, on every JDK. */
@OnSharedServers
class AttachedIsExactTest {
    private static final String EVERYTHING = "h2,hikari-h2,postgresql,sqlite";
    private static final Map<String, String> SYSTEMS =
            Map.of("h2", "h2database", "hikari-h2", "h2database", "postgresql", "postgresql", "sqlite", "sqlite");

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Jdks.chosen().stream();
    }

    /** SQLite is loaded after the attach, so it has fields; the others have none. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void driversThatWereBusyAndOneThatCameLaterCountToTheRow(int major) throws Exception {
        List<String> out = readAttached(major, "h2,hikari-h2,postgresql");

        assertTrue(out.contains("FIELDS org.h2.jdbc.JdbcResultSet false"));
        assertTrue(out.contains("FIELDS org.sqlite.jdbc4.JDBC4ResultSet true"));
    }

    /** Its next() is declared in a class that is no ResultSet. */
    @Test
    void aDriverWhoseSuperClassIsNoResultSetCountsToTheRow() throws Exception {
        List<String> out = readAttached(17, "sqlite");

        assertTrue(out.contains("FIELDS org.sqlite.jdbc4.JDBC4ResultSet false"));
    }

    /** Its classes have no advice and no fields, as if the agent had never been there. */
    @Test
    void aJvmThatStartedWithModeOffCountsToTheRowOnceItIsAttachedTo() throws Exception {
        Path work = Files.createDirectories(folder.resolve("off"));
        ForkedJvm off = ForkedJvm.of(Jdks.all().get(17), work).shortLived().agent("mode=off,log.dir=log");

        List<String> out = readAttached(17, "sqlite", work, off);

        assertTrue(out.contains("FIELDS org.sqlite.jdbc4.JDBC4ResultSet false"));
    }

    private List<String> readAttached(int major, String busy) throws Exception {
        Path work = Files.createDirectories(folder.resolve(busy + major));
        return readAttached(
                major, busy, work, ForkedJvm.of(Jdks.all().get(major), work).shortLived());
    }

    private List<String> readAttached(int major, String busy, Path work, ForkedJvm started) throws Exception {
        Path home = Jdks.all().get(major);
        ForkedJvm jvm = started.fewTexts(!DriverJars.all())
                .main(AttachedWhileBusy.class, busy, busy.equals("sqlite") ? busy : EVERYTHING, Postgres.url());
        try (Running running = Running.until("busy", jvm, work)) {
            boolean before = Files.exists(work.resolve("log"));
            ForkedJvm.Ended attached = running.attach(home, "log.dir=log,banner=false");
            running.goOn();

            assertFalse(before, "log before the attach");
            assertEquals(0, attached.status(), attached.err());
            assertEquals("", attached.err());
            assertTrue(
                    attached.out().matches("attached to " + running.pid() + ": [1-9][0-9]* loaded classes advised\\R"),
                    attached.out());
            List<String> out = running.out().lines().toList();
            check(out, TelemetryFile.in(work.resolve("log")));
            return out;
        }
    }

    private static void check(List<String> out, TelemetryFile telemetry) {
        List<Executable> checks = new ArrayList<>();
        String system = "";
        for (String line : out) {
            String[] words = line.split(" ");
            if (words[0].equals("DRIVER")) {
                system = SYSTEMS.get(words[1]);
            } else if (words[0].equals("EXPECTED")) {
                String of = system;
                checks.add(() -> assertEquals(line, found(of, words[1], telemetry), of));
            } else if (words[0].equals("OLD")) {
                Predicate<JsonNode> nameless =
                        event -> event.at("/db/namespace").isMissingNode();
                checks.add(() -> assertEquals(
                        words[1],
                        String.valueOf(telemetry.sum("/pii/values/PERSON_NAME", nameless)),
                        "what was there before"));
            }
        }
        assertTrue(checks.size() >= 18, out.toString());
        checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
        assertAll(checks);
    }

    private static String found(String system, String namespace, TelemetryFile telemetry) {
        Predicate<JsonNode> own = line -> line.at("/db/namespace").asText().equals(namespace)
                && line.at("/db/system/name").asText().equals(system);
        return telemetry.expected(namespace, own);
    }
}
