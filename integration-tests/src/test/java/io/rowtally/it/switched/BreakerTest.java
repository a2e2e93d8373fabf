package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent with a fault in it, which copies of the packaged jar alone have, switches itself off and says so; the application reads the
 * same, notices nothing, and from then on runs without it.
 */
class BreakerTest {
    private static final Path JAVA = Jdks.all().values().iterator().next();

    @TempDir
    private Path folder;

    @Test
    void tooManyFailuresInAdvice() throws Exception {
        // each execution of a text that is not known meets it
        Path jar = planted(PlantedJar.Fault.THROWS, "io.rowtally.runtime.Door", "normalise");
        JsonNode event = disabled(jar, "", "advice-failures");

        assertEquals(100, event.at("/pii/agent/bound").asLong());
    }

    @Test
    void tooManyFailuresOfTheAgentsThread() throws Exception {
        JsonNode event =
                disabled(planted(PlantedJar.Fault.THROWS, "io.rowtally.ledger.Ledger", "drain"), "", "agent-failures");

        assertEquals(5, event.at("/pii/agent/bound").asLong());
        assertEquals(6, event.at("/pii/agent/number").asLong());
    }

    @Test
    void tooMuchOfAProcessor() throws Exception {
        JsonNode event = disabled(
                planted(PlantedJar.Fault.SPINS, "io.rowtally.runtime.Hints", "tell"), "cpu.max=1%", "agent-cpu-ms");

        assertEquals(600, event.at("/pii/agent/bound").asLong());
    }

    private Path planted(PlantedJar.Fault fault, String type, String method) throws Exception {
        return PlantedJar.with(fault, type, method, folder.resolve("planted.jar"));
    }

    /** Reads until the agent has switched itself off, and on. */
    private JsonNode disabled(Path jar, String settings, String reason) throws Exception {
        try (Told told = Told.start(JAVA, folder, jar, settings)) {
            told.tell("many", 20_000);
            told.tell("open", 0);
            told.tell("next", 10);
            JsonNode event = told.event("agent-disabled", 1);
            long before = told.rows();
            told.tell("all", 100);
            told.tell("next", 10);
            assertEquals(0, told.end());

            assertEquals(reason, event.at("/pii/agent/reason").asText());
            assertTrue(
                    event.at("/pii/agent/number").asLong()
                            > event.at("/pii/agent/bound").asLong(),
                    event.toString());
            assertEquals(before, told.rows());
            JsonNode stopped = told.events("agent-stop").get(0);
            assertTrue(stopped.at("/pii/gap/duration_ms").asLong() > 0, stopped.toString());
            assertEquals(0, told.verify(JAVA).status());
            String err = Files.readString(folder.resolve("stderr"));
            assertEquals(
                    1, err.lines().filter(line -> line.startsWith("rowtally: ")).count(), err);
            assertTrue(err.contains("switched itself off"), err);
            return event;
        }
    }
}
