package io.rowtally.it.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.Plain;
import io.rowtally.it.harness.ChangedJar;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever of the agent is missing or broken, the application starts, says the same, and ends the same. */
class StandsAsideTest {
    private static final String WITHOUT = "without";
    private static final String DAMAGED = "damaged";
    private static final String[] PARTS = {
        "io/rowtally/launcher/AgentLoader.class",
        "io/rowtally/launcher/BridgeDefinition.class",
        "java/lang/RowtallyCursor.class",
        "java/lang/RowtallyJdbc.class",
        "java/lang/Rowtally",
        "inst/io/rowtally/config/",
        "inst/io/rowtally/runtime/Agent.classdata",
        "inst/io/rowtally/runtime/Books.classdata",
        "inst/io/rowtally/instrument/jdbc/ResultSetRole.classdata",
        "inst/io/rowtally/instrument/jdbc/MoveAdvice.classdata",
        "inst/io/rowtally/ledger/",
        "inst/io/rowtally/tagging/",
        "inst/io/rowtally/telemetry/",
        "inst/io/rowtally/lib/logback/",
        "inst/net/bytebuddy/",
        "inst/",
    };

    /** The bridge is defined in one way on Java 8 and in another on all others. */
    private static final Set<Integer> MAJORS = Set.of(8, 17);

    private static final Map<Integer, ForkedJvm.Ended> PLAIN = new TreeMap<>();

    @TempDir
    private Path folder;

    static Stream<Integer> majors() {
        return Jdks.chosen().stream().filter(MAJORS::contains);
    }

    /** Everyday a part is either missing or damaged, by turns and on the two JDKs the other way round; in the profile it is both. */
    static Stream<Arguments> parts() {
        return majors().flatMap(major -> IntStream.range(0, PARTS.length)
                .boxed()
                .flatMap(row -> Stream.of(WITHOUT, DAMAGED)
                        .filter(how -> Fault.full() || how.equals(WITHOUT) == ((row + major) % 2 == 0))
                        .map(how -> Arguments.of(major, how, PARTS[row]))));
    }

    @ParameterizedTest(name = "{1} {2} on Java {0}")
    @MethodSource("parts")
    void theApplicationDoesNotNotice(int major, String how, String part) throws Exception {
        Path jar = folder.resolve("rowtally-agent.jar");
        spoil(jar, part, how.equals(DAMAGED));
        Path home = Jdks.all().get(major);

        ForkedJvm.Ended plain = plain(major, home);
        ForkedJvm.Ended with = ForkedJvm.of(home, Files.createDirectories(folder.resolve("with")))
                .shortLived()
                .agent(jar, "log.dir=log,banner=false")
                .main(Plain.class)
                .run();

        assertEquals(plain.status(), with.status(), with.err());
        assertEquals(plain.out(), with.out());
        assertTrue(with.err().endsWith(plain.err()) || with.err().startsWith(plain.err()), with.err());
        assertTrue(with.err().lines().count() <= plain.err().lines().count() + 1, with.err());
    }

    static Stream<Arguments> majorsAndClasses() {
        return majors().flatMap(
                        major -> Stream.of("java/lang/RowtallyCursor.class", "inst/io/rowtally/runtime/Agent.classdata")
                                .map(name -> Arguments.of(major, name)));
    }

    /** The boot loader would take them for a class and the JVM with them; nor is the jar compressed, which would notice some. */
    @ParameterizedTest(name = "of {1} on Java {0}")
    @MethodSource("majorsAndClasses")
    void bitsThatHaveTurnedAreNoticed(int major, String name) throws Exception {
        Path jar = folder.resolve("rowtally-agent.jar");
        spoil(jar, "nothing", false);
        Files.write(jar, turned(Files.readAllBytes(jar), entry(name)));
        Path home = Jdks.all().get(major);

        ForkedJvm.Ended plain = plain(major, home);
        ForkedJvm.Ended with = ForkedJvm.of(home, Files.createDirectories(folder.resolve("with")))
                .shortLived()
                .agent(jar, "log.dir=log,banner=false")
                .main(Plain.class)
                .run();

        assertEquals(plain.out(), with.out());
        assertTrue(with.err().contains("is damaged at " + name), with.err());
        assertEquals(plain.status(), with.status());
    }

    private static byte[] entry(String name) throws IOException {
        try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile());
                InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static byte[] turned(byte[] jar, byte[] content) {
        int at = new String(jar, ISO_8859_1).indexOf(new String(content, ISO_8859_1));
        for (int i = content.length / 4; i < content.length; i++) {
            jar[at + i] ^= 1;
        }
        return jar;
    }

    /** The application without the agent; one run for each JDK. */
    private ForkedJvm.Ended plain(int major, Path home) throws Exception {
        ForkedJvm.Ended known = PLAIN.get(major);
        if (known == null) {
            known = ForkedJvm.of(home, Files.createDirectories(folder.resolve("plain")))
                    .shortLived()
                    .main(Plain.class)
                    .run();
            PLAIN.put(major, known);
        }
        return known;
    }

    private static void spoil(Path target, String part, boolean damage) throws IOException {
        ChangedJar.write(target, (name, bytes) -> {
            boolean hit = name.startsWith(part) && !name.endsWith("/");
            return !hit ? bytes : damage ? Arrays.copyOf(bytes, bytes.length / 2) : null;
        });
    }
}
