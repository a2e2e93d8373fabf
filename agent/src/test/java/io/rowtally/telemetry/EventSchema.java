package io.rowtally.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The schema that {@code rowtally schema} prints, and what it says against a line. */
public final class EventSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TREE = tree();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

    private static final List<String> LOGS_OWN = Arrays.asList(
            "$.@timestamp",
            "$.ecs",
            "$.event",
            "$.agent",
            "$.host",
            "$.integrity",
            "$.pii.log",
            "$.pii.journal",
            "$.pii.recovered",
            "$.pii.previous_run");

    private EventSchema() {}

    private static JsonNode tree() {
        try (InputStream schema = EventSchema.class.getResourceAsStream("event.schema.json")) {
            return JSON.readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json() {
        return TREE;
    }

    /** Fails where a line is not as the schema says. */
    public static void check(String line) throws IOException {
        List<String> faults = faults(JSON.readTree(line));
        if (!faults.isEmpty()) {
            throw new AssertionError("this line is not as event.schema.json says (ARCHITECTURE.md, \"A new field\"): "
                    + faults + "\n" + line);
        }
    }

    /**
     * The same for what the log itself writes of its own into a line: tests put whatever they like beside it. Readings are left out,
     * since there are many.
     */
    static void checkLogsOwn(String line) throws IOException {
        if (line.contains("\"pii-read\"")) {
            return;
        }
        List<String> faults = SCHEMA.validate(JSON.readTree(line)).stream()
                .filter(fault ->
                        LOGS_OWN.stream().anyMatch(fault.getInstanceLocation().toString()::startsWith))
                .filter(fault -> !fault.getMessage().startsWith("$.event: required"))
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toList());
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "not as event.schema.json says (ARCHITECTURE.md, \"A new field\"): " + faults + "\n" + line);
        }
    }

    static List<String> faults(JsonNode line) {
        return SCHEMA.validate(line).stream().map(ValidationMessage::getMessage).collect(Collectors.toList());
    }

    /** The paths of all fields that a line can have and that are no objects of our own, such as {@code pii.rows.read}. */
    public static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        collect(TREE.get("properties"), "", fields);
        return fields;
    }

    private static void collect(JsonNode properties, String prefix, Set<String> fields) {
        properties.fields().forEachRemaining(property -> {
            JsonNode below = property.getValue().get("properties");
            if (below == null) {
                fields.add(prefix + property.getKey());
            } else {
                collect(below, prefix + property.getKey() + '.', fields);
            }
        });
    }
}
