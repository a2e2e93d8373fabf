package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.crowd.Crowd;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application with its own versions of every library that the agent has, its own settings for them, and an agent of its
 * own: what it prints and logs is the same to the byte.
 */
class CrowdTest {
    private static final Path SETTINGS = Path.of("src/test/crowd").toAbsolutePath();
    private static final int READ = 6;

    private static final Map<Integer, Map<String, String>> PLAIN = new TreeMap<>();

    @TempDir
    private Path folder;

    static Set<Integer> jdks() {
        return Jdks.chosen();
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void everyByteOfItsLogsAndOutputsIsTheSame(int major) throws Exception {
        Map<String, String> plain = plain(major);
        Map<String, String> with = written(major, "with", "log.dir=../log,banner=false");

        plain.forEach((name, text) -> assertEquals(text, with.get(name), name));
        assertEquals(plain.keySet(), with.keySet());
        assertCrowded(plain);
        assertEquals(READ, TelemetryFile.in(folder.resolve("log")).sum("/pii/rows/read", any -> true));
    }

    @Test
    void aSettingsFileThatItNamesIsTheOneThatItGets() throws Exception {
        String named = "-Dlogback.configurationFile=" + SETTINGS.resolve("named.xml");

        Map<String, String> plain = written(17, "plain", null, named);
        Map<String, String> with = written(17, "with", "log.dir=../log,banner=false", named);

        assertEquals(plain, with);
        assertTrue(plain.containsKey("named.log"), plain.keySet().toString());
    }

    @Test
    void theBannerIsTheOnlyLineMore() throws Exception {
        Map<String, String> plain = plain(17);
        Map<String, String> with = written(17, "with", "log.dir=../log");

        List<String> lines = new ArrayList<>(with.get("stderr").lines().toList());
        String banner = lines.stream()
                .filter(line -> line.startsWith("rowtally 1."))
                .findFirst()
                .orElseThrow();
        lines.remove(banner);
        assertEquals(plain.get("stderr").lines().toList(), lines);
        with.put("stderr", plain.get("stderr"));
        assertEquals(plain, with);
    }

    /** The application without the agent; one run for each JDK. */
    private Map<String, String> plain(int major) throws Exception {
        Map<String, String> known = PLAIN.get(major);
        if (known == null) {
            known = written(major, "plain", null);
            PLAIN.put(major, known);
        }
        return known;
    }

    /** Everything that a run leaves in its working directory, the outputs too. */
    private Map<String, String> written(int major, String name, String agent, String... options) throws Exception {
        Path work = Files.createDirectories(folder.resolve(name));
        ForkedJvm jvm = ForkedJvm.of(Jdks.all().get(major), work)
                .shortLived()
                .classPath(classPath())
                .option("-Dnet.bytebuddy.experimental=true")
                .option("-Djdk.attach.allowAttachSelf=true")
                .option("-Djava.util.logging.config.file=" + SETTINGS.resolve("jul.properties"))
                .main(Crowd.class, "--user", "clerk");
        for (String option : options) {
            jvm.option(option);
        }
        if (agent != null) {
            jvm.agent(agent);
        }
        ForkedJvm.Ended ended = jvm.run();
        assertEquals(0, ended.status(), ended.err());
        return files(work);
    }

    private static String classPath() throws IOException {
        List<Path> path = new ArrayList<>(List.of(SETTINGS));
        path.addAll(ClassPath.of("h2-"));
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.crowd")))) {
            jars.map(Path::toAbsolutePath).sorted().forEach(path::add);
        }
        return ClassPath.text(path);
    }

    private static Map<String, String> files(Path work) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(work)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(work.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** The crowd is there: its libraries are its own, its agent works, its logs have rows and failures. */
    private static void assertCrowded(Map<String, String> files) {
        String out = files.get("stdout");
        assertTrue(out.contains("own agent: changed org.h2.jdbc.JdbcResultSet\n"), out);
        assertTrue(out.contains("own agent: changed org.h2.jdbc.JdbcStatement again\n"), out);
        assertTrue(out.contains("own agent: 6 moves, 2 queries\n"), out);
        assertTrue(out.contains("logback: 0 Setting logger context name as [crowd]\n"), out);
        assertTrue(out.contains("jackson 2.13.5, picocli 4.6.2"), out);
        assertTrue(files.get("app.log").contains("clerk2 ROW - row 3 is n3"), files.get("app.log"));
        assertTrue(files.get("app.log").contains("org.h2.jdbc.JdbcResultSet.next("), files.get("app.log"));
        assertTrue(files.get("jul.log").contains("row 3 is n3"), files.get("jul.log"));
        assertTrue(files.get("stderr").contains("at org.h2.jdbc.JdbcResultSet.next("), files.get("stderr"));
    }
}
