package io.rowtally.it.pools;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.function.Executable;

/** One forked JVM that reads through some stacks, and what has to be true of it. */
final class StackedRun {
    /** Seconds, for thousands of readings on a machine that has much else to do. */
    private static final long LONGEST = 1200;

    private final List<Stacked> stacks;
    private final ForkedJvm.Ended ended;
    private final Path log;

    private StackedRun(List<Stacked> stacks, ForkedJvm.Ended ended, Path log) {
        this.stacks = stacks;
        this.ended = ended;
        this.log = log;
    }

    static StackedRun of(Class<?> program, Stacked.Fork fork, List<Stacked> stacks, Path folder) throws Exception {
        Path work = Files.createDirectories(folder.resolve(fork.jars() + '-' + fork.major()));
        List<String> arguments = new ArrayList<>();
        arguments.add(Stacked.server(stacks));
        stacks.forEach(stacked -> arguments.add(stacked.argument()));
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(fork.major()), work)
                .agent("log.dir=log,banner=false")
                .shortLived()
                .atMost(LONGEST)
                .classPath(classPath(fork.jars()))
                .main(program, arguments.toArray(new String[0]))
                .run();
        assertEquals(0, ended.status(), ended.out() + ended.err());
        return new StackedRun(stacks, ended, work.resolve("log"));
    }

    static String classPath(String jars) throws IOException {
        String drivers = DriverJars.classPath(
                "com.h2database.h2-2.2.224.jar",
                "org.postgresql.postgresql-42.7.14.jar",
                "org.slf4j.slf4j-api-2.0.17.jar");
        return String.join(
                File.pathSeparator,
                ClassPath.text(ClassPath.of()),
                drivers,
                Path.of(System.getProperty("rowtally.pools"), jars, "*").toString());
    }

    /** @param scenarios how many databases each stack reads */
    void isExact(int scenarios) throws IOException {
        List<Executable> checks = new ArrayList<>();
        TelemetryFile telemetry = TelemetryFile.in(log);
        Books books = new Books(telemetry);
        List<String> expected = lines("EXPECTED ");
        assertEquals(scenarios * stacks.size(), expected.size(), ended.out());
        Set<String> known = new TreeSet<>(Set.of("postgres"));
        for (String line : expected) {
            String namespace = line.split(" ")[1];
            Stacked stacked = stacks.get(Integer.parseInt(namespace.substring(namespace.lastIndexOf('_') + 1)) - 1);
            known.add(namespace);
            checks.add(() -> assertEquals(line, books.line(namespace), stacked.layers()));
            checks.add(() ->
                    assertEquals(Set.of(stacked.attributes()), books.attributes(namespace), stacked + " " + namespace));
            if (!namespace.startsWith("leftopen_")) {
                checks.add(() -> assertEquals(0, books.sum(namespace, "/pii/lossy/assumed_rows"), line));
            }
            checks.add(() -> assertEquals(0, books.sum(namespace, "/pii/lossy/unresolved_cells"), line));
        }
        for (int i = 0; i < stacks.size(); i++) {
            Stacked stacked = stacks.get(i);
            Set<String> refused = refused(i + 1);
            checks.add(() -> assertEquals(stacked.refuses(), refused, stacked + ended.out()));
        }
        checks.add(() -> {
            Set<String> others = books.namespaces();
            others.removeAll(known);
            assertEquals(Set.of(), others, "databases that nobody has read");
        });
        checks.add(() -> assertEquals(0, telemetry.failures(), "failures inside the agent"));
        assertAll(checks);
    }

    /** The scenarios that the stack of that number refused. */
    private Set<String> refused(int number) {
        return lines("REFUSED ").stream()
                .filter(line -> line.split(" ")[3].endsWith("_" + number + ":"))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> lines(String start) {
        return ended.out().lines().filter(line -> line.startsWith(start)).toList();
    }
}
