package io.rowtally.it.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program on a real JDK with the jars that the build has laid out for it, in a JVM of its own.
 *
 * @param folders of the jars, under {@code target}
 */
record Work(int major, String... folders) {
    private static final Path TARGET = Path.of(System.getProperty("rowtally.tomcats"));

    /** On the oldest Java that the machine has, and on the newest. */
    static Stream<Work> onEnds(String... folders) {
        List<Integer> all = new ArrayList<>(Jdks.all().keySet());
        return Stream.of(all.get(0), all.get(all.size() - 1)).distinct().map(major -> new Work(major, folders));
    }

    /** This build's share of what runs with the profile "servers" alone. */
    static Stream<Work> more(Work... more) {
        return !Boolean.getBoolean("rowtally.servers.full")
                ? Stream.of()
                : IntStream.range(0, more.length)
                        .filter(row -> more[row].isThere() && Share.has(row, more[row].major))
                        .mapToObj(row -> more[row]);
    }

    boolean has(String folder) {
        return List.of(folders).contains(folder);
    }

    boolean isThere() {
        return Jdks.all().containsKey(major)
                && Stream.of(folders).allMatch(name -> Files.isDirectory(TARGET.resolve(name)));
    }

    /** Runs the program to its end, which has to be a good one. */
    TelemetryFile run(Path folder, String settings, Class<?> program, String... arguments) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false" + settings)
                .classPath(classPath())
                .main(program, arguments)
                .run();
        if (ended.status() != 0) {
            throw new AssertionError("no good end: " + ended);
        }
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        if (telemetry.failures() != 0) {
            throw new AssertionError("failures inside the agent: "
                    + Files.readString(folder.resolve("log").resolve("agent.log")));
        }
        return telemetry;
    }

    String classPath() throws IOException {
        List<String> path = new ArrayList<>();
        for (String name : folders) {
            try (Stream<Path> jars = Files.list(TARGET.resolve(name))) {
                jars.map(Path::toString).sorted().forEach(path::add);
            }
        }
        path.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, path);
    }

    /** Rows fetched of each database, by whoever has read them: {@code user client method key confidence, started by}. */
    static Map<String, Map<String, Long>> readers(TelemetryFile telemetry) {
        Map<String, Map<String, Long>> readers = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            String by = text(line, "/pii/attribution/started_by");
            String actor = String.join(
                            " ",
                            line.at("/user/id").asText(),
                            text(line, "/client/ip"),
                            line.at("/pii/attribution/method").asText(),
                            text(line, "/pii/attribution/key"),
                            line.at("/pii/attribution/confidence").asText())
                    + (by.equals("-") ? "" : ", started by " + by);
            readers.computeIfAbsent(line.at("/db/namespace").asText(), none -> new TreeMap<>())
                    .merge(actor, line.at("/pii/rows/fetched").asLong(), Long::sum);
        }
        return readers;
    }

    private static String text(JsonNode line, String pointer) {
        return line.at(pointer).isMissingNode() ? "-" : line.at(pointer).asText();
    }

    @Override
    public String toString() {
        return String.join(" and ", folders) + " on Java " + major;
    }
}
