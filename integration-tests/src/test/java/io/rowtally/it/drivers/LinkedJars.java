package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.link.LinkEverything;
import io.rowtally.it.link.WovenClasses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All driver jars linked on one JDK, by one JVM without the agent and one with it. */
final class LinkedJars {
    private static final long LONGEST = 900;

    /** By jar. */
    final Map<String, List<LinkedClass>> without;

    final Map<String, List<LinkedClass>> with;
    /** Class files that call the bridge, in a folder for each jar. */
    final Path woven;

    final long failures;

    private LinkedJars(Path home, Path folder) throws Exception {
        woven = Files.createDirectories(folder.resolve("woven"));
        Path keeper = agentThatKeepsWovenClasses(folder.resolve("keeper.jar"));
        without = run(home, Files.createDirectories(folder.resolve("without")), null);
        Path work = Files.createDirectories(folder.resolve("with"));
        with = run(home, work, keeper);
        failures = TelemetryFile.in(work.resolve("log"))
                .actions("agent-stop")
                .get(0)
                .at("/pii/agent/failures")
                .asLong();
    }

    static LinkedJars on(int major, Path folder) throws Exception {
        return new LinkedJars(Jdks.all().get(major), Files.createDirectories(folder.resolve(Integer.toString(major))));
    }

    private Map<String, List<LinkedClass>> run(Path home, Path work, Path keeper) throws Exception {
        Path report = work.resolve("linked.tsv");
        List<String> arguments = new ArrayList<>(
                List.of(report.toString(), DriverJars.needed().toAbsolutePath().toString()));
        DriverJars.linked().forEach(jar -> arguments.add(jar.toAbsolutePath().toString()));
        ForkedJvm jvm = ForkedJvm.of(home, work).option("-Xmx1g").atMost(LONGEST);
        if (keeper != null) {
            jvm.agent("log.dir=log,banner=false").option("-javaagent:" + keeper + "=" + woven);
        }
        ForkedJvm.Ended ended =
                jvm.main(LinkEverything.class, arguments.toArray(new String[0])).run();
        assertEquals(0, ended.status(), ended.err());
        try (Stream<String> lines = Files.lines(report)) {
            return lines.map(LinkedClass::of)
                    .collect(Collectors.groupingBy(LinkedClass::jar, TreeMap::new, Collectors.toList()));
        }
    }

    /** The class itself is on the class path; an agent's jar needs no more than to name it. */
    private static Path agentThatKeepsWovenClasses(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WovenClasses.class.getName());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream empty = new JarOutputStream(out, manifest)) {
            empty.finish();
        }
        return jar;
    }
}
