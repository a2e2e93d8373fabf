package io.rowtally.it.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two users in turn on one connection and one thread, each in a table that only he reads: 100,000 requests with the profile, or
 * as many as {@code rowtally.turns} says.
 */
class ManyTurnsTest {
    private static final int REQUESTS =
            Integer.getInteger("rowtally.turns", Server.FULL ? Share.of(100_000) : 1_000) / 2 * 2;

    @TempDir
    private Path folder;

    static Stream<Server> servers() {
        return Server.FULL ? Server.all() : Server.ends();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void twoUsersInTurnOnOneThreadAreNeverMixed(Server server) throws Exception {
        TelemetryFile telemetry;
        try (Site site = Site.start(server, folder, ",user.source=http-principal")) {
            try (KeptConnection connection = site.connection()) {
                for (int i = 0; i < REQUESTS; i += 2) {
                    assertEquals(200, connection.get("/basic/read?table=person_chen&rows=1", "chen"));
                    assertEquals(200, connection.get("/basic/read?table=person_lin&rows=2", "lin"));
                }
            }
            telemetry = site.stop();
        }

        assertEquals(Map.of("person_chen chen", REQUESTS / 2L, "person_lin lin", (long) REQUESTS), rows(telemetry));
        assertEquals(0, telemetry.failures());
    }

    /** Rows of the two tables, by table and user. */
    private static Map<String, Long> rows(TelemetryFile telemetry) {
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            for (String table : new String[] {"person_chen", "person_lin"}) {
                long read = line.at("/pii/tables/" + table).asLong();
                if (read > 0) {
                    rows.merge(table + ' ' + line.at("/user/id").asText(), read, Long::sum);
                }
            }
        }
        return rows;
    }
}
