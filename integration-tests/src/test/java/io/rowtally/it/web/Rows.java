package io.rowtally.it.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.TelemetryFile;
import java.util.Map;
import java.util.TreeMap;

/** Who has read which table, where each table is read by one of them only. */
final class Rows {
    private Rows() {}

    /**
     * Rows of each table by {@code user method key confidence}, and by who has started the work where that is told. A key is a dash
     * where nothing was found.
     */
    static Map<String, Map<String, Long>> byTable(TelemetryFile telemetry) {
        Map<String, Map<String, Long>> tables = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            String actor = actor(line);
            line.at("/pii/tables")
                    .fields()
                    .forEachRemaining(table -> tables.computeIfAbsent(table.getKey(), none -> new TreeMap<>())
                            .merge(actor, table.getValue().asLong(), Long::sum));
        }
        return tables;
    }

    private static String actor(JsonNode line) {
        String method = line.at("/pii/attribution/method").asText();
        JsonNode key = line.at("/pii/attribution/key");
        JsonNode by = line.at("/pii/attribution/started_by");
        return String.join(
                        " ",
                        line.at("/user/id").asText(),
                        method,
                        key.isMissingNode() || method.equals("none") ? "-" : key.asText(),
                        line.at("/pii/attribution/confidence").asText())
                + (by.isMissingNode() ? "" : ", started by " + by.asText());
    }
}
