package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two copies of a web application that brings its own driver and pool, visited by two clerks in turn and undeployed, again and
 * again in one real Tomcat; the tests look at what was counted, and at what is left of the loaders.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("runs")
class RedeploymentTest {
    /** Of four visits to each of two applications; odd visits are clerk1's. */
    private static final long ROWS_OF_CLERK0 = 3 + 5 + 5 + 7;

    private static final long ROWS_OF_CLERK1 = 4 + 6 + 6 + 8;
    /** Two rows while the request lasts, nine when the application stops. */
    private static final long ROWS_OF_KEEPER = 2 + 9;

    @Parameter
    Run run;

    /**
     * Two applications take 10 MB, which threads that they have started hold until the agent's thread has read them: five times a
     * second on a fast machine, and for as long as that thread gets no processor.
     */
    private static final String METASPACE = "-XX:MaxMetaspaceSize=512m";

    private static ForkedJvm.Ended ended;
    private static Path log;

    /** How the server runs. */
    record Run(int major, boolean virtualThreads) {
        int times() {
            return virtualThreads ? Matrix.amount(1, 20) : Matrix.amount(2, 100);
        }

        @Override
        public String toString() {
            return "Java " + major + (virtualThreads ? " with virtual threads" : "");
        }
    }

    static Stream<Run> runs() {
        return Stream.concat(
                Matrix.ends(8, 8).map(major -> new Run(major, false)),
                Matrix.from(21, 25).map(major -> new Run(major, true)));
    }

    @BeforeParameterizedClassInvocation
    static void redeploy(Run run, @TempDir Path folder) throws Exception {
        Path work = Files.createDirectories(folder.resolve("with" + run.major));
        ended = tomcat(run, run.times(), work, "log.dir=log,banner=false");
        log = work.resolve("log");
    }

    private static ForkedJvm.Ended tomcat(Run run, int times, Path work, String settings) throws Exception {
        List<String> arguments = new ArrayList<>();
        arguments.add(webApplication(work.resolve("application")).toString());
        arguments.add("" + times);
        if (run.virtualThreads) {
            arguments.add("virtual");
        }
        ForkedJvm jvm = ForkedJvm.of(Matrix.home(run.major), work);
        // everyday it is over before a second compiler pays
        return (Matrix.full() ? jvm : jvm.shortLived())
                .agent(settings)
                .option("-Xmx96m")
                .option(METASPACE)
                .option("-XX:+UseSerialGC")
                .classPath(ClassPath.text(ClassPath.of()) + File.pathSeparator + tomcatJars())
                .atMost(Matrix.LONGEST)
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

    @Test
    void applicationsWithTheirOwnCopiesOfADriverCountEach() throws Exception {
        Books.agree(3 * run.times(), ended, log);
    }

    @Test
    void theLoadersOfUndeployedApplicationsAreCollected() throws Exception {
        assertTrue(ended.out().contains(noneLeft(run.times())), ended.out() + ended.err());
    }

    /** So that it is not the server or the application which would have kept, or not kept, the loaders. */
    @Test
    void theSameIsSoWithoutTheAgent(@TempDir Path folder) throws Exception {
        int times = Matrix.amount(1, 10);

        ForkedJvm.Ended plain = tomcat(run, times, folder, "mode=off,banner=false");

        assertTrue(plain.out().contains(noneLeft(times)), plain.out() + plain.err());
    }

    private static String noneLeft(int times) {
        return "loaders made " + 2 * times + " left 0\n";
    }

    /** It logs a stack trace for each that it is asked for, and opens its jar again. */
    @Test
    void theServerIsNotAskedForClassesOfAnApplicationThatItHasStopped() {
        assertFalse(ended.err().contains("has been stopped already"), ended.err());
    }

    @Test
    void clerksInTurnKeepTheirRows() throws Exception {
        TelemetryFile telemetry = TelemetryFile.in(log);

        assertEquals(run.times() * ROWS_OF_CLERK0, telemetry.sum("/pii/rows/read", of("clerk0")));
        assertEquals(run.times() * ROWS_OF_CLERK1, telemetry.sum("/pii/rows/read", of("clerk1")));
    }

    /** glowroot #418. */
    @Test
    void aResultSetReadAfterItsRequestEndedIsItsUsersWithoutAWord() throws Exception {
        TelemetryFile telemetry = TelemetryFile.in(log);

        assertEquals(run.times() * ROWS_OF_KEEPER, telemetry.sum("/pii/rows/read", of("keeper")));
        assertEquals(List.of(), warnings());
    }

    /** What the agent complains of, but that it had to leave the log's key with the log. */
    private static List<String> warnings() throws IOException {
        return Files.readAllLines(log.resolve("agent.log")).stream()
                .filter(line ->
                        line.contains("WARN") && !line.contains("the log's verification key lies in its directory"))
                .toList();
    }

    private static Predicate<JsonNode> of(String account) {
        return line -> line.at("/user/id").asText().equals(account);
    }
}
