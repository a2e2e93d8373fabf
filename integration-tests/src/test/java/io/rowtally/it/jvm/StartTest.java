package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.jvm.Managed;
import io.rowtally.it.app.jvm.OwnLogManager;
import io.rowtally.it.app.jvm.ReadOnce;
import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the start of a JVM must not show or do because of the agent. */
class StartTest {
    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 25);
    }

    /** opentelemetry-java-instrumentation #13375, dd-trace-java #9681: warnings of Java 24 and later. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void standardErrorIsClean(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .main(ReadOnce.class)
                .run();

        Books.agree(1, ended, folder.resolve("log"));
        assertEquals("", ended.err());
    }

    /** Mostly the JVM trusts the boot loader's classes; asked to verify them, it does so as each of the bridge's is defined. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void countsWhereTheJvmVerifiesTheBridgeToo(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .option("-Xverify:all")
                .agent("log.dir=log,banner=false")
                .main(ReadOnce.class)
                .run();

        Books.agree(1, ended, folder.resolve("log"));
    }

    /** inspectIT #1465, pinpoint #2026, dd-trace-java #2399. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void theApplicationsMainStillChoosesLogManagerAndMBeanServer(int major) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .main(Managed.class)
                .run();

        Books.agree(1, ended, folder.resolve("log"));
        assertTrue(ended.out().contains("log manager " + OwnLogManager.class.getName()), ended.out());
        assertTrue(ended.out().contains("MBean servers made 1"), ended.out());
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void keytoolDoesNotNoticeTheAgentOfItsEnvironment(int major) throws Exception {
        String plain = keytool(major, "plain", "");
        String with = keytool(major, "with", "-javaagent:" + ForkedJvm.agentJar());

        assertEquals(plain, with.replaceFirst("Picked up JAVA_TOOL_OPTIONS: .*\\R", ""));
        assertEquals(List.of("said", "store"), names(folder.resolve("with")));
    }

    private String keytool(int major, String run, String options) throws Exception {
        Path work = Files.createDirectories(folder.resolve(run));
        ProcessBuilder builder = new ProcessBuilder(
                        Matrix.home(major).resolve("bin/keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "rowtally",
                        "-dname",
                        "CN=test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "only-a-test",
                        "-keystore",
                        "store")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("said").toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROWTALLY_"));
        if (options.isEmpty()) {
            builder.environment().remove("JAVA_TOOL_OPTIONS");
        }
        int status = builder.start().waitFor();
        String said = Files.readString(work.resolve("said"));
        assertEquals(0, status, said);
        return said;
    }

    private static List<String> names(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
