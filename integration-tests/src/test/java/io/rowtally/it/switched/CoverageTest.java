package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.switched.LoadsDriver;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Postgres;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent does not see, it says that it does not: exports without a result set, drivers that were there before it. */
class CoverageTest {
    private static final Path JAVA = Jdks.all().values().iterator().next();

    @TempDir
    private Path folder;

    @Test
    void copiesAreToldAsBypass() throws Exception {
        try (Told told = Told.start(JAVA, folder, "", Postgres.url() + "?user=postgres")) {
            told.tell("all", 100);
            told.tell("copy", 100);
            told.tell("copy", 100);
            assertEquals(0, told.end());

            assertEquals(100, told.rows());
            JsonNode health = lastHealth(told);
            assertEquals(2, health.at("/pii/health/bypass/copies").asLong());
            assertEquals(200, health.at("/pii/health/bypass/copied_rows").asLong());
            assertTrue(health.at("/pii/health/cpu/ms").asLong() > 0, health.toString());
            assertTrue(health.at("/pii/seal/key_in_directory").asBoolean());
            assertEquals("[]", health.at("/pii/health/not_advised").toString());
            assertEquals("{}", health.at("/pii/health/caps").toString());
        }
    }

    /** By streams, row by row, through the driver's inner classes, in binary form, and cut short; what goes the other way is none. */
    @Test
    void copiesAreToldHoweverTheDriverIsAskedForThem() throws Exception {
        String[] ways = {
            "copy to a stream",
            "copy in binary",
            "copy by rows",
            "copy by an input stream",
            "copy by an input stream around",
            "copy by the executor"
        };
        try (Told told = Told.start(JAVA, folder, "", Postgres.url() + "?user=postgres")) {
            for (String way : ways) {
                told.tell(way, 100);
            }
            told.tell("copy ten", 10);
            told.tell("copy in", 1);
            told.tell("all", 101);
            assertEquals(0, told.end());

            JsonNode bypass = lastHealth(told).at("/pii/health/bypass");
            assertEquals(ways.length + 1, bypass.get("copies").asLong());
            assertEquals(100 * ways.length + 10, bypass.get("copied_rows").asLong());
        }
    }

    @Test
    void aDriverThatWasLoadedBeforeTheAgentIsNamed() throws Exception {
        Path early = folder.resolve("early.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", LoadsDriver.class.getName());
        try (OutputStream out = Files.newOutputStream(early);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("empty"));
        }
        // the agents' order on the command line is theirs in the JVM
        ForkedJvm jvm = ForkedJvm.of(JAVA, folder).agent(early, "");
        try (Told told = Told.start(jvm, folder, ForkedJvm.agentJar(), "")) {
            told.tell("all", 100);
            assertEquals(0, told.end());

            String names = lastHealth(told).at("/pii/health/not_advised").toString();
            assertEquals(100, told.rows(), "the pool's own set stands in front of the driver's, and has advice");
            assertTrue(names.contains("\"org.h2.Driver\""), names);
            assertTrue(names.contains("\"org.h2.jdbc.JdbcResultSet\""), names);
        }
    }

    private static JsonNode lastHealth(Told told) throws Exception {
        List<JsonNode> health = told.events("agent-health").stream()
                .filter(line -> line.at("/pii/health").has("rows"))
                .toList();
        return health.get(health.size() - 1);
    }
}
