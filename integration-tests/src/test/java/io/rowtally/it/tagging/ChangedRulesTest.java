package io.rowtally.it.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.ReadWhenTold;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator edits the settings' file while the application reads: rows count by the rules that are in force then. */
class ChangedRulesTest {
    private static final String WITH_REASON = "tag.*.person.phone=NONE # the switchboard's, reviewed 2026-11\n";

    @TempDir
    Path folder;

    private int told;
    private Process process;

    @Test
    void rowsCountByTheRulesInForce() throws Exception {
        Path file = folder.resolve("rowtally.properties");
        Files.writeString(file, "interval=1s\n");
        ForkedJvm jvm = ForkedJvm.of(Jdks.all().values().iterator().next(), folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .main(ReadWhenTold.class)
                .agent("log.dir=log,config=" + file);
        process = jvm.start();
        try {
            read();
            Until.holds(() -> sum("PHONE") == 10, process);

            Files.writeString(file, "interval=1s\n" + WITH_REASON);
            Until.holds(() -> telemetry().actions("column-untagged").size() == 1, process);
            read();
            Until.holds(() -> sum("PERSON_NAME") == 20, process);
            assertEquals(10, sum("PHONE"));
            assertTrue(Files.readString(folder.resolve("log/inventory.tsv")).contains("NAME"));
            assertFalse(Files.readString(folder.resolve("log/inventory.tsv")).contains("PHONE"));

            Files.writeString(file, "interval=1s\ntag.phone=EMAIL\n");
            Until.holds(
                    () -> Files.readString(folder.resolve("log/agent.log")).contains("the rules stay as they were"),
                    process);

            Files.writeString(file, "interval=1s\ntag.*.person.phone=EMAIL\n");
            Until.holds(() -> telemetry().actions("column-tagged").size() == 3, process);
            read();
            Until.holds(() -> sum("EMAIL") == 10, process);
            assertEquals(10, sum("PHONE"));
            process.getOutputStream().close();
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }

        List<JsonNode> changes = telemetry().actions("config-changed");
        assertEquals(2, changes.size());
        assertEquals(
                WITH_REASON.trim(),
                changes.get(0).at("/pii/agent/tag_rules/added/0").asText());
        assertEquals(
                WITH_REASON.trim(),
                changes.get(1).at("/pii/agent/tag_rules/removed/0").asText());
        assertEquals(
                "rule:operator # the switchboard's, reviewed 2026-11",
                telemetry()
                        .actions("column-untagged")
                        .get(0)
                        .at("/pii/evidence/0")
                        .asText());
        assertEquals(0, telemetry().failures());
        String[] inventory =
                Files.readString(folder.resolve("log/inventory.tsv")).split("\n");
        assertTrue(inventory[1].matches(".*\tPERSON_NAME\t.*\t20\\d\\d-[0-9T:-]+Z\t30"), inventory[1]);
        assertTrue(inventory[2].matches(".*\tEMAIL\t.*\t20\\d\\d-[0-9T:-]+Z\t30"), inventory[2]);
    }

    /** Has the program read, and waits until it has. */
    private void read() throws Exception {
        String done = "READ " + ++told;
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        Until.holds(() -> Files.readString(folder.resolve("stdout")).lines().anyMatch(done::equals), process);
    }

    private long sum(String category) throws IOException {
        return telemetry().sum("/pii/values/" + category, any -> true);
    }

    private TelemetryFile telemetry() throws IOException {
        Path log = folder.resolve("log/telemetry.jsonl");
        return Files.exists(log)
                ? TelemetryFile.ofWholeLines(Files.readString(log, StandardCharsets.UTF_8))
                : TelemetryFile.NOTHING;
    }
}
