package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.Redefined;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent defines the driver's classes anew from their jar, while result sets are open: no row is lost. */
class RedefinedDriverTest {
    private static final Set<Integer> MAJORS = Set.of(8, 17);

    @TempDir
    private Path folder;

    static Stream<Integer> majors() {
        return Jdks.chosen().stream().filter(MAJORS::contains);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("majors")
    void aRedefinedDriverIsAdvisedAgain(int major) throws Exception {
        Path other = folder.resolve("redefining-agent.jar");
        writeAgent(other);

        ForkedJvm.Ended ended = ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .agent(other, "")
                .main(Redefined.class)
                .run();

        assertEquals(0, ended.status(), ended.err());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        Predicate<JsonNode> any = line -> true;
        String found = "fetched=" + telemetry.sum("/pii/rows/fetched", any)
                + " read=" + telemetry.sum("/pii/rows/read", any)
                + " pii_read=" + telemetry.sum("/pii/rows/pii_read", any)
                + " names=" + telemetry.sum("/pii/values/PERSON_NAME", any);
        assertTrue(ended.out().contains("EXPECTED redefined " + found + " "), ended.out() + found);
        assertTrue(found.startsWith("fetched=300 "), found);
    }

    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Redefined.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
