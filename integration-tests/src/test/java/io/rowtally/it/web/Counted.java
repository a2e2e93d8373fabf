package io.rowtally.it.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.web.Startup;
import io.rowtally.it.harness.TelemetryFile;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one actor has read: as the agent's lines have it, summed, or as a test expects it, by its own knowledge of the
 * tables. Equal by all counters, cells by category and rows by table.
 */
record Counted(
        long statements, long fetched, long read, long piiRead, Map<String, Long> values, Map<String, Long> tables) {

    /** The actor of the application's timer. */
    static final String TIMER = "_system:" + Startup.class.getName() + "$1 - system timer high";

    static final Counted NOTHING = new Counted(0, 0, 0, 0, Map.of(), Map.of());

    /** One query, of which names and phones of the first persons were read; every tenth has no phone. */
    static Counted persons(String table, int rows) {
        long phones = rows - (rows + 9) / 10;
        return new Counted(
                1, rows, rows, rows, Map.of("PERSON_NAME", (long) rows, "PHONE", phones), Map.of(table, (long) rows));
    }

    /** One look into the accounts, at a name and a password. */
    static Counted login() {
        return new Counted(1, 1, 1, 1, Map.of("PERSON_NAME", 1L, "CREDENTIAL", 1L), Map.of("account", 1L));
    }

    /** One look into the accounts, at a password. */
    static Counted password() {
        return new Counted(1, 1, 1, 1, Map.of("CREDENTIAL", 1L), Map.of("account", 1L));
    }

    Counted and(Counted other) {
        return new Counted(
                statements + other.statements,
                fetched + other.fetched,
                read + other.read,
                piiRead + other.piiRead,
                sum(values, other.values),
                sum(tables, other.tables));
    }

    Counted times(int count) {
        Counted sum = NOTHING;
        for (int i = 0; i < count; i++) {
            sum = sum.and(this);
        }
        return sum;
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((key, amount) -> sum.merge(key, amount, Long::sum));
        return sum;
    }

    /** All actors that have read anything, as {@code user client method key confidence}, with what they have read. */
    static Map<String, Counted> byActor(TelemetryFile telemetry) {
        Map<String, Counted> actors = new TreeMap<>();
        for (JsonNode line : telemetry.actions("pii-read")) {
            String actor = String.join(
                    " ",
                    line.at("/user/id").asText(),
                    text(line, "/client/ip"),
                    line.at("/pii/attribution/method").asText(),
                    text(line, "/pii/attribution/key"),
                    line.at("/pii/attribution/confidence").asText());
            actors.merge(actor, of(line), Counted::and);
        }
        return actors;
    }

    private static String text(JsonNode line, String pointer) {
        return line.at(pointer).isMissingNode() ? "-" : line.at(pointer).asText();
    }

    private static Counted of(JsonNode line) {
        return new Counted(
                line.at("/pii/statements").asLong(),
                line.at("/pii/rows/fetched").asLong(),
                line.at("/pii/rows/read").asLong(),
                line.at("/pii/rows/pii_read").asLong(),
                map(line.at("/pii/values")),
                map(line.at("/pii/tables")));
    }

    private static Map<String, Long> map(JsonNode object) {
        Map<String, Long> map = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        field -> map.put(field.getKey(), field.getValue().asLong()));
        return map;
    }
}
