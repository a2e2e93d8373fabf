package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ReadEverything;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of reading, on real drivers and JDKs: the agent's counters equal what the program has counted, to the row. */
@OnSharedServers
class EveryDriverIsExactTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> drivers() throws IOException {
        List<Arguments> drivers = new ArrayList<>();
        int row = 0;
        for (Lineup lineup : Lineup.all()) {
            int own = row++;
            Set<Integer> majors = new TreeSet<>(Jdks.chosen());
            majors.removeIf(major -> major < lineup.lowest());
            int first = majors.stream().findFirst().orElse(0);
            majors.stream()
                    .filter(major -> lineup.runs(major, first))
                    .filter(major -> !DriverJars.all() || Share.has(own, major))
                    .forEach(major -> drivers.add(Arguments.of(major, lineup.name(), lineup)));
        }
        return drivers.stream();
    }

    @AfterAll
    static void write() throws IOException {
        DriversPage.write();
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("drivers")
    void countersEqualWhatTheProgramHasRead(int major, String name, Lineup lineup) throws Exception {
        Facts.forget("read", name, major);
        Path work = Files.createDirectories(folder.resolve(name + '-' + major));

        ForkedJvm.Ended ended =
                program(lineup, major, work).agent("log.dir=log,banner=false").run();

        assertEquals(0, ended.status(), ended.err());
        List<Executable> checks = new ArrayList<>();
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        List<String> expected =
                ended.out().lines().filter(line -> line.startsWith("EXPECTED ")).toList();
        Set<String> scenarios = new TreeSet<>(DriversPage.scenarios().keySet());
        assertEquals(scenarios.size(), expected.size(), ended.out());
        for (String line : expected) {
            checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
        }
        checks.add(() -> assertEquals(lineup.refuses(), refused(ended.out()), ended.out()));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/assumed_rows", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.sum("/pii/lossy/unresolved_cells", any -> true)));
        checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
        assertAll(checks);
        refused(ended.out()).forEach(scenarios::remove);
        Facts.keep("read", name, major, Map.of("exact", String.join(",", scenarios)));
    }

    /** In the profile, on one Java: what a driver refuses, and what a program reads, is the same without the agent. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("once")
    void theDriverRefusesTheSameWithoutTheAgent(String name, int major, Lineup lineup) throws Exception {
        Facts.forget("plain", name, major);
        Path work = Files.createDirectories(folder.resolve(name));

        ForkedJvm.Ended ended = program(lineup, major, work).run();

        assertEquals(0, ended.status(), ended.err());
        assertEquals(lineup.refuses(), refused(ended.out()), ended.out());
        Facts.keep("plain", name, major, Map.of("refused", String.join(",", lineup.refuses())));
    }

    static Stream<Arguments> once() throws IOException {
        List<Arguments> drivers = new ArrayList<>();
        int row = 0;
        for (Lineup lineup : DriverJars.all() ? Lineup.all() : List.<Lineup>of()) {
            int own = row++;
            Jdks.chosen().stream()
                    .filter(major -> major >= Math.max(17, lineup.lowest()))
                    .findFirst()
                    .filter(major -> Share.has(own, major))
                    .ifPresent(major -> drivers.add(Arguments.of(lineup.name(), major, lineup)));
        }
        return drivers.stream();
    }

    private static ForkedJvm program(Lineup lineup, int major, Path work) throws Exception {
        // a program this short is done before a second compiler pays
        return ForkedJvm.of(Jdks.all().get(major), work)
                .shortLived()
                .fewTexts(!DriverJars.all() && !lineup.kind().equals("h2"))
                .option("-XX:+UseSerialGC")
                .classPath(lineup.classPath())
                .main(ReadEverything.class, lineup.kind(), lineup.url());
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
        return telemetry.expected(namespace, own);
    }
}
