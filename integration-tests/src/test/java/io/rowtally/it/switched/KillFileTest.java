package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator stops the counting by a file, and has it go on by taking that away; the application runs through it all. */
class KillFileTest {
    private static final Path JAVA = Jdks.all().values().iterator().next();

    @TempDir
    private Path folder;

    @Test
    void whatIsReadBetweenIsAGapAndNothingElseIs() throws Exception {
        try (Told told = Told.start(JAVA, folder, "")) {
            told.tell("all", 100);
            told.tell("open", 0);
            told.tell("next", 10);
            told.awaitRows(110);

            Files.createFile(folder.resolve("log/rowtally.off"));
            JsonNode paused = told.event("agent-paused", 1);
            told.tell("all", 100);
            told.tell("next", 10);
            Files.delete(folder.resolve("log/rowtally.off"));
            JsonNode resumed = told.event("agent-resumed", 1);
            told.tell("next", 10);
            told.tell("all", 100);
            assertEquals(0, told.end());

            assertEquals(220, told.rows());
            assertEquals(3, told.telemetry().sum("/pii/statements", any -> true));
            assertEquals("kill-file", paused.at("/pii/agent/reason").asText());
            assertEquals(paused.at("/event/start"), resumed.at("/event/start"));
            long between = Duration.between(instant(resumed, "start"), instant(resumed, "end"))
                    .toMillis();
            assertEquals(between, resumed.at("/pii/gap/duration_ms").asLong(), 1_000);
            JsonNode stopped = told.events("agent-stop").get(0);
            assertEquals(
                    resumed.at("/pii/gap/duration_ms"), stopped.at("/pii/gap/duration_ms"), "one gap, and no other");
            assertEquals(0, told.telemetry().failures());
            assertEquals(0, told.verify(JAVA).status());
        }
    }

    @Test
    void aFileThatIsThereAtTheStartIsObeyedAndTheGapIsToldAtTheStop() throws Exception {
        Path file = Files.createFile(folder.resolve("stop"));
        try (Told told = Told.start(JAVA, folder, "kill.file=" + file)) {
            told.event("agent-paused", 1);
            told.tell("all", 100);
            assertEquals(0, told.end());

            assertEquals(0, told.rows());
            JsonNode stopped = told.events("agent-stop").get(0);
            assertTrue(stopped.at("/pii/gap/duration_ms").asLong() > 0, stopped.toString());
        }
    }

    private static Instant instant(JsonNode line, String which) {
        return Instant.parse(line.at("/event/" + which).asText());
    }
}
