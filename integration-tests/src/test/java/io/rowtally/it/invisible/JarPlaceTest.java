package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowtally.it.app.Plain;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.charset.Charset;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the agent's jar lies, and whoever else has it on a path, it counts and the application is as without it. */
class JarPlaceTest {
    private static final Map<Integer, ForkedJvm.Ended> PLAIN = new TreeMap<>();

    @TempDir
    private Path folder;

    static Set<Integer> jdks() {
        return Jdks.chosen();
    }

    static Stream<Arguments> places() {
        return jdks().stream()
                .flatMap(major -> Stream.of("a b+c%20d#e;f!", "个人信息").map(name -> Arguments.of(major, name)));
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("places")
    void aPathWithSpecialCharactersIsAPath(int major, String name) throws Exception {
        String names = System.getProperty("sun.jnu.encoding");
        assumeTrue(Charset.forName(names).newEncoder().canEncode(name), "no such file names in " + names);
        Path jar = copy(Files.createDirectories(folder.resolve(name)).resolve("rowtally agent.jar"));

        counts(jvm(major).agent(jar, "banner=false,log.dir=" + name + "/log"), major, folder.resolve(name + "/log"));
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void theSameJarAtTheFrontOfTheClassPathIsTheAgentAllTheSame(int major) throws Exception {
        List<Path> path = new ArrayList<>(List.of(ForkedJvm.agentJar()));
        path.addAll(ClassPath.of("h2-"));

        counts(
                jvm(major).classPath(ClassPath.text(path)).agent("banner=false,log.dir=log"),
                major,
                folder.resolve("log"));
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void aCopyOfTheJarOnTheClassPathDoesNotMatter(int major) throws Exception {
        Path copy = copy(folder.resolve("copy.jar"));
        List<Path> path = new ArrayList<>(List.of(copy));
        path.addAll(ClassPath.of("h2-"));
        path.add(copy);

        counts(
                jvm(major).classPath(ClassPath.text(path)).agent("banner=false,log.dir=log"),
                major,
                folder.resolve("log"));
    }

    @Test
    void aRelativePathAndALinkAreFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.jar"), copy(folder.resolve("agent-1.0.0.jar")));

        counts(jvm(17).agent(Path.of("link.jar"), "banner=false,log.dir=log"), 17, folder.resolve("log"));
    }

    private static Path copy(Path to) throws Exception {
        return Files.copy(ForkedJvm.agentJar(), to);
    }

    private ForkedJvm jvm(int major) {
        return ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .main(Plain.class);
    }

    private void counts(ForkedJvm with, int major, Path log) throws Exception {
        if (!PLAIN.containsKey(major)) {
            PLAIN.put(major, jvm(major).run());
        }
        assertEquals(PLAIN.get(major), with.run());
        assertEquals(3, TelemetryFile.in(log).sum("/pii/rows/read", any -> true));
    }
}
