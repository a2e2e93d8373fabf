package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator changes {@code mode} in the settings' file while the application reads: rows are written by the mode in which they were read. */
class ChangedModeTest {
    private static final Path JAVA = Jdks.all().values().iterator().next();

    @TempDir
    private Path folder;

    @Test
    void rowsAreWrittenByTheModeInWhichTheyWereRead() throws Exception {
        Path file = Files.writeString(folder.resolve("rowtally.properties"), "mode=monitor\n");
        try (Told told = Told.start(JAVA, folder, "config=" + file)) {
            told.tell("all", 100);
            told.tell("open", 0);
            told.tell("next", 10);

            Files.writeString(file, "mode=dry-run\n");
            told.event("config-changed", 1);
            assertEquals(110, told.rows(), "what was read before is written before");
            told.tell("all", 100);
            told.tell("next", 10);

            Files.writeString(file, "mode=off\n");
            told.event("agent-paused", 1);
            told.tell("all", 100);
            told.tell("next", 10);

            Files.writeString(file, "mode=monitor\n");
            told.event("agent-resumed", 1);
            told.tell("all", 100);
            told.tell("next", 10);
            assertEquals(0, told.end());

            assertEquals(220, told.rows());
            List<JsonNode> changes = told.events("config-changed");
            assertEquals(3, changes.size());
            assertEquals("monitor", changes.get(0).at("/pii/agent/mode_before").asText());
            assertEquals("dry-run", changes.get(0).at("/pii/agent/mode").asText());
            assertEquals("off", changes.get(1).at("/pii/agent/mode").asText());
            assertEquals("monitor", changes.get(2).at("/pii/agent/mode").asText());
            assertEquals(
                    "mode",
                    told.events("agent-paused").get(0).at("/pii/agent/reason").asText());
            assertTrue(told.events("agent-resumed")
                            .get(0)
                            .at("/pii/gap/duration_ms")
                            .asLong()
                    > 0);
            long health = told.events("agent-health").stream()
                    .mapToLong(line -> line.at("/pii/health/rows/fetched").asLong())
                    .max()
                    .orElse(0);
            assertEquals(330, health, "a dry run counts");
            // an hour's line has what the lines of its intervals have
            assertEquals(220, rolledUp(told, "1h"));
            assertEquals(0, told.telemetry().failures());
            assertEquals(0, told.verify(JAVA).status());
        }
    }

    private static long rolledUp(Told told, String interval) throws Exception {
        return told.events("pii-read-rollup").stream()
                .filter(line -> line.at("/pii/interval").asText().equals(interval))
                .mapToLong(line -> line.at("/pii/rows/fetched").asLong())
                .sum();
    }
}
