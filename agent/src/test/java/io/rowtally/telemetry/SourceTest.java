package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells the lines of one run from those of another. */
class SourceTest {

    @TempDir
    Path temp;

    @Test
    void runsAreSortedByTheirStart() {
        List<String> ids = new ArrayList<>();
        for (String start : new String[] {
            "2026-11-23T14:00:00.000Z",
            "2026-11-23T14:00:00.001Z",
            "2026-11-23T14:00:00.033Z",
            "2026-11-23T14:59:00.000Z",
            "2027-01-01T00:00:00.000Z",
            "2300-01-01T00:00:00.000Z"
        }) {
            ids.add(startedAt(start).ephemeralId());
        }
        List<String> sorted = new ArrayList<>(ids);
        Collections.sort(sorted);

        assertEquals(ids, sorted);
        assertTrue(ids.get(0).matches("[0-9A-HJKMNP-TV-Z]{16}"), ids.get(0));
        assertNotEquals(ids.get(0).substring(0, 10), ids.get(1).substring(0, 10));
    }

    @Test
    void runsThatStartInTheSameMillisecondHaveIdsOfTheirOwn() {
        HashSet<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(startedAt(Rig.START).ephemeralId());
        }

        assertTrue(ids.size() >= 999, ids.size() + " ids");
    }

    @Test
    void everyLineNamesTheHostAndTheHostStandsInForTheAgentsId() throws IOException {
        Path kernel = Paths.get("/proc/sys/kernel/hostname");
        assumeTrue(Files.exists(kernel));
        String host = Files.readAllLines(kernel).get(0).trim();
        try (Rig rig = new Rig(temp.resolve("d"))) {
            rig.read("a", 1);

            Map<String, Object> line = LogLines.read(rig.file()).get(0);
            assertEquals(host, LogLines.at(line, "host.name"));
        }
        assertEquals(host, Source.of("1.0.0", "", null, Instant.EPOCH).agentId());
        assertEquals("node-7", Source.of("1.0.0", "node-7", null, Instant.EPOCH).agentId());
    }

    private static Source startedAt(String time) {
        return Source.of("1.0.0", "node", "registry", Instant.parse(time));
    }
}
