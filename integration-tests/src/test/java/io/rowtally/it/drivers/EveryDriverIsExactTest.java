package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ReadEverything;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of reading, on real drivers and JDKs: the agent's counters equal what the program has counted, to the row. */
class EveryDriverIsExactTest {
    private static final int SCENARIOS = 35;

    @TempDir
    private Path folder;

    static Stream<Arguments> drivers() throws IOException {
        List<Arguments> drivers = new ArrayList<>();
        for (Lineup lineup : Lineup.all()) {
            Set<Integer> majors = new TreeSet<>(Jdks.all().keySet());
            majors.removeIf(major -> major < lineup.lowest());
            int first = majors.stream().findFirst().orElse(0);
            majors.stream()
                    .filter(major -> lineup.runs(major, first))
                    .forEach(major -> drivers.add(Arguments.of(major, lineup.name(), lineup)));
        }
        return drivers.stream();
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("drivers")
    void countersEqualWhatTheProgramHasRead(int major, String name, Lineup lineup) throws Exception {
        Path work = Files.createDirectories(folder.resolve(name + '-' + major));

        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), work)
                .agent("log.dir=log,banner=false")
                .classPath(lineup.classPath())
                .main(ReadEverything.class, lineup.kind(), lineup.url())
                .run();

        assertEquals(0, ended.status(), ended.err());
        List<Executable> checks = new ArrayList<>();
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        List<String> expected =
                ended.out().lines().filter(line -> line.startsWith("EXPECTED ")).toList();
        assertEquals(SCENARIOS, expected.size(), ended.out());
        for (String line : expected) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        checks.add(() -> assertEquals(lineup.refuses(), refused(ended.out()), ended.out()));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/assumed_rows", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any -> true)));
        checks.add(() -> assertEquals(
                0,
                telemetry.actions("agent-stop").get(0).at("/pii/agent/failures").asLong(),
                "failures inside the agent"));
        assertAll(checks);
    }

    /** The scenarios that the driver refused, by name. */
    private static List<String> refused(String out) {
        return out.lines()
                .filter(line -> line.startsWith("REFUSED "))
                .map(line -> line.split(" ")[1])
                .toList();
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
