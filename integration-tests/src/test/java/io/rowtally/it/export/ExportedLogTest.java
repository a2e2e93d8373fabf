package io.rowtally.it.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.app.Plain;
import io.rowtally.it.harness.EventSchema;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar writes a real log in every format, on the oldest Java there is as on the newest. */
class ExportedLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, Path> JDKS = Jdks.all();

    @TempDir
    Path folder;

    @Test
    void whatWasReadIsInEachFormat() throws Exception {
        int oldest = Jdks.chosen().first();
        int newest = Jdks.chosen().last();
        ForkedJvm.of(JDKS.get(oldest), folder)
                .shortLived()
                .agent("log.dir=log,banner=false,user.source=os-user")
                .main(Plain.class)
                .run();
        List<String> log = Files.readAllLines(folder.resolve("log/telemetry.jsonl"));
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        String rows = "read " + telemetry.sum("/pii/rows/read", any -> true) + " rows, ";
        assertEquals("read 3 rows, ", rows);

        assertEquals(log, run(oldest, "export", "--format", "ecs", "log"));
        long onceCounted =
                log.stream().filter(line -> !line.contains("pii-read-rollup")).count();
        for (String format : new String[] {"ocsf", "cef", "leef"}) {
            List<String> exported = run(oldest, "export", "--format", format, "log");
            assertEquals(onceCounted, exported.size(), format);
            assertEquals(
                    1, exported.stream().filter(line -> line.contains(rows)).count(), exported.toString());
        }
        List<String> csv = run(newest, "export", "--format", "csv", "log");
        assertEquals(2, csv.size(), csv.toString());
        assertTrue(csv.get(1).contains("h2"), csv.get(1));
        for (String line : run(newest, "export", "--format", "ocsf", "--action", "pii-read,agent-start", "log")) {
            assertTrue(JSON.readTree(line).get("class_uid").asInt() > 6000, line);
        }
    }

    @Test
    void theSchemaIsThatOfTheTests() throws Exception {
        JsonNode schema = JSON.readTree(String.join("\n", run(Jdks.chosen().first(), "schema")));

        assertEquals(EventSchema.json(), schema);
        assertFalse(schema.get("additionalProperties").asBoolean());
    }

    private List<String> run(int jdk, String... command) throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(JDKS.get(jdk), folder)
                .shortLived()
                .command(command)
                .run();
        assertEquals(0, ended.status(), ended.err());
        assertEquals("", ended.err());
        return ended.out().lines().toList();
    }
}
