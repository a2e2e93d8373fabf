package io.rowtally.it.ways;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ways.CalledWhileAttached;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import io.rowtally.it.harness.TelemetryFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An application that only calls procedures: HSQLDB never loads the class of its result sets for it. */
@OnSharedServers
class OutParametersAloneTest {
    private static final long LONGEST = 300;

    @TempDir
    private Path folder;

    @Test
    void callsAreCountedAndWrittenThoughThereIsNoResultSet() throws Exception {
        int major = Jdks.all().keySet().iterator().next();
        Process process = ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .classPath(ClassPath.text(ClassPath.of())
                        + File.pathSeparator
                        + DriverJars.classPath("org.hsqldb.hsqldb-2.7.4-jdk8.jar"))
                .main(CalledWhileAttached.class, "hsqldb", "")
                .start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(LONGEST, TimeUnit.SECONDS), "ended");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr")));

        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        List<Executable> checks = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("stdout"))) {
            if (line.startsWith("EXPECTED ")) {
                checks.add(() -> assertEquals(line, found(line.split(" ")[1], telemetry)));
            }
        }
        assertEquals(8, checks.size());
        assertAll(checks);
    }

    private static String found(String own, TelemetryFile telemetry) {
        Predicate<JsonNode> its = line -> line.at("/db/namespace").asText().equals(own);
        return telemetry.expected(own, its) + " assumed=" + telemetry.sum("/pii/lossy/assumed_rows", its);
    }
}
