package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ReadEverything;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of reading, on real drivers and JDKs: the agent's counters equal what the program has counted, to the row. */
class EveryDriverIsExactTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> drivers() {
        return Jdks.all().keySet().stream()
                .flatMap(major -> Stream.of("h2", "hikari-h2", "sqlite", "postgresql", "hikari-postgresql")
                        .map(driver -> Arguments.of(major, driver)));
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("drivers")
    void countersEqualWhatTheProgramHasRead(int major, String driver) throws Exception {
        String server = driver.endsWith("postgresql") ? Postgres.url() : "";
        Path work = Files.createDirectories(folder.resolve(driver + major));

        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), work)
                .agent("log.dir=log,banner=false")
                .main(ReadEverything.class, driver, server)
                .run();

        assertEquals(0, ended.status(), ended.err());
        List<Executable> checks = new ArrayList<>();
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        List<String> expected =
                ended.out().lines().filter(line -> line.startsWith("EXPECTED ")).toList();
        assertTrue(expected.size() >= 17, ended.out());
        for (String line : expected) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/assumed_rows", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any -> true)));
        checks.add(() -> assertEquals(
                0,
                telemetry.actions("agent-stop").get(0).at("/pii/agent/failures").asLong(),
                "failures inside the agent"));
        assertAll(checks);
    }

    private static String found(String namespace, TelemetryFile telemetry) {
        Predicate<JsonNode> own = line -> line.at("/db/namespace").asText().equals(namespace);
        return "EXPECTED " + namespace
                + " fetched=" + telemetry.sum("/pii/rows/fetched", own)
                + " read=" + telemetry.sum("/pii/rows/read", own)
                + " pii_read=" + telemetry.sum("/pii/rows/pii_read", own)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", own)
                + " phones=" + telemetry.sum("/pii/values/PHONE", own)
                + " statements=" + telemetry.sum("/pii/statements", own)
                + " result_sets=" + telemetry.sum("/pii/result_sets", own)
                + " writes=" + telemetry.sum("/pii/writes", own)
                + " largest=" + telemetry.max("/pii/rows/max_result_set", own);
    }
}
