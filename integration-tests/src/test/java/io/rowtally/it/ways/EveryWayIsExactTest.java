package io.rowtally.it.ways;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ways.ReadAllWays;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
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

/**
 * Moves, getters, cursors, parameters, rowsets and endings that not every driver has: the agent's counters equal what the
 * program has counted, to the row and the cell, and nobody is counted for what a driver reads for itself.
 */
@OnSharedServers
class EveryWayIsExactTest {
    private static final int WAYS = 149;

    /** What is a literal under a phone's label is no phone by lineage; here the operator says that it is one. */
    private static final String SETTINGS = "log.dir=log,banner=false,tag.*.*.phone=PHONE";

    @TempDir
    private Path folder;

    static Stream<Arguments> readings() throws IOException {
        List<Arguments> readings = new ArrayList<>();
        int row = 0;
        for (Reading reading : Reading.all()) {
            int own = row++;
            for (int major : Jdks.chosen()) {
                boolean everyday = reading.java() == major
                        || reading.java() > 0
                                && !Jdks.all().containsKey(reading.java())
                                && major == Runtime.version().feature();
                if (everyday || DriverJars.all() && Share.has(own, major)) {
                    readings.add(Arguments.of(reading.kind(), major, reading));
                }
            }
        }
        return readings.stream();
    }

    @ParameterizedTest(name = "{0} on Java {1}")
    @MethodSource("readings")
    void countersEqualWhatTheProgramHasRead(String kind, int major, Reading reading) throws Exception {
        Path work = Files.createDirectories(folder.resolve(kind + '-' + major));

        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), work)
                .shortLived()
                .agent(SETTINGS)
                .classPath(reading.classPath())
                .main(ReadAllWays.class, kind, reading.url())
                .atMost(900)
                .run();

        assertEquals(0, ended.status(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        List<String> expected = lines("EXPECTED ", ended);
        assertEquals(WAYS, expected.size(), ended.out());
        List<Executable> checks = new ArrayList<>();
        for (String line : expected) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        checks.add(() -> assertEquals(
                reading.refuses(),
                lines("REFUSED ", ended).stream()
                        .map(line -> line.split(" ")[1])
                        .toList(),
                ended.out()));
        checks.add(() -> assertEquals(sumOf("fetched=", expected), telemetry.sum("/pii/rows/fetched", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
        assertAll(checks);
    }

    private static List<String> lines(String start, ForkedJvm.Ended ended) {
        return ended.out().lines().filter(line -> line.startsWith(start)).toList();
    }

    private static long sumOf(String counter, List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> word.startsWith(counter))
                .mapToLong(word -> Long.parseLong(word.substring(counter.length())))
                .sum();
    }

    /** @param own the database that is the way's own, or the user of the database who is */
    private static String found(String own, TelemetryFile telemetry) {
        Predicate<JsonNode> its = line -> line.at("/db/namespace").asText().equals(own)
                || line.at("/db/user").asText().equals(own);
        return telemetry.expected(own, its) + " assumed=" + telemetry.sum("/pii/lossy/assumed_rows", its);
    }
}
