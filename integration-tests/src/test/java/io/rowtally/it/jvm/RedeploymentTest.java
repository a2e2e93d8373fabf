package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.jvm.tomcat.Redeployments;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Web applications that bring their own driver and pool, deployed and undeployed in one real Tomcat. */
class RedeploymentTest {
    /** Of four visits to each of two applications; odd visits are clerk1's: 3 + 5, then 4 + 6, 5 + 7, 6 + 8 rows. */
    private static final int ROWS_OF_CLERK0 = 3 + 5 + 5 + 7;

    private static final int ROWS_OF_CLERK1 = 4 + 6 + 6 + 8;

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 17);
    }

    static Stream<Integer> withVirtualThreads() {
        return Matrix.from(21, 25);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void twoApplicationsWithTheirOwnDriversCountEachAndTheirLoadersAreCollected(int major) throws Exception {
        int times = Matrix.amount(3, 100);
        ForkedJvm.Ended ended = tomcat(major, "with", "log.dir=log,banner=false", "" + times);

        TelemetryFile telemetry = Books.agree(2 * times, ended, folder.resolve("with/log"));
        assertTrue(ended.out().contains("loaders made " + 2 * times + " left 0\n"), ended.out());
        clerks(telemetry, times);
        if (Matrix.full()) {
            ForkedJvm.Ended plain = tomcat(major, "plain", "mode=off,banner=false", "" + times);
            assertTrue(plain.out().contains("loaders made " + 2 * times + " left 0\n"), plain.out());
        }
    }

    /** OpenTelemetry #11950, Datadog #10040 and #11893. */
    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("withVirtualThreads")
    void requestsOnVirtualThreadsKeepTheirUser(int major) throws Exception {
        int times = Matrix.amount(2, 20);
        ForkedJvm.Ended ended = tomcat(major, "virtual", "log.dir=log,banner=false", "" + times, "virtual");

        TelemetryFile telemetry = Books.agree(2 * times, ended, folder.resolve("virtual/log"));
        assertTrue(ended.out().contains("loaders made " + 2 * times + " left 0\n"), ended.out());
        clerks(telemetry, times);
    }

    private static void clerks(TelemetryFile telemetry, int times) {
        assertEquals((long) times * ROWS_OF_CLERK0, telemetry.sum("/pii/rows/read", of("clerk0")));
        assertEquals((long) times * ROWS_OF_CLERK1, telemetry.sum("/pii/rows/read", of("clerk1")));
    }

    private static Predicate<JsonNode> of(String account) {
        return line -> line.at("/user/id").asText().equals(account);
    }

    private ForkedJvm.Ended tomcat(int major, String run, String settings, String... how) throws Exception {
        Path work = Files.createDirectories(folder.resolve(run));
        List<String> arguments =
                new ArrayList<>(List.of(webApplication(work.resolve("application")).toString()));
        arguments.addAll(List.of(how));
        return ForkedJvm.of(Matrix.home(major), work)
                .agent(settings)
                .option("-Xmx96m")
                .option("-XX:MaxMetaspaceSize=96m")
                .classPath(ClassPath.text(ClassPath.of()) + File.pathSeparator + tomcatJars())
                .atMost(600)
                .main(Redeployments.class, arguments.toArray(new String[0]))
                .run();
    }

    private static Path webApplication(Path base) throws IOException {
        Programs.copy(base.resolve("WEB-INF/classes"), "webapp");
        Path lib = Files.createDirectories(base.resolve("WEB-INF/lib"));
        for (String jar : List.of(
                "com.h2database.h2-2.2.224.jar", "com.zaxxer.HikariCP-4.0.3.jar", "org.slf4j.slf4j-api-2.0.17.jar")) {
            Files.copy(Path.of(DriverJars.classPath(jar)), lib.resolve(jar));
        }
        return base;
    }

    private static String tomcatJars() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.tomcats"), "tomcat9"))) {
            return ClassPath.text(jars.sorted().toList());
        }
    }
}
