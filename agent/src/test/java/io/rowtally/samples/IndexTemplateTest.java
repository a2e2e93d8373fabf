package io.rowtally.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.telemetry.EventSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Elasticsearch's index template: a mapping for each field that the schema has and for no other, of a type that fits its values. */
class IndexTemplateTest {
    @Test
    void eachFieldOfTheSchemaIsMappedByItsType() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        schema(EventSchema.json().get("properties"), "", wanted);
        Map<String, String> mapped = new TreeMap<>();
        mapped(mappings().get("properties"), "", mapped);

        assertEquals(lines(wanted), lines(mapped));
    }

    /** The names of tables come from applications: they must not become fields, and neither must what is new in a later agent. */
    @Test
    void noNameFromOutsideBecomesAField() throws IOException {
        assertFalse(mappings().get("dynamic").asBoolean(true));
        mappings().findValues("dynamic").forEach(dynamic -> assertFalse(dynamic.asBoolean(true)));
        assertTrue(mappings().findValues("dynamic_templates").isEmpty());
        Map<String, String> mapped = new TreeMap<>();
        mapped(mappings().get("properties"), "", mapped);
        assertTrue(mapped.size() < 1000, "Elasticsearch allows a thousand fields");
    }

    @Test
    void itIsATemplateOfADataStream() throws IOException {
        JsonNode template = Samples.json("elasticsearch-template.json");
        List<String> members = new ArrayList<>();
        template.fieldNames().forEachRemaining(members::add);

        assertEquals("[index_patterns, data_stream, priority, _meta, template]", members.toString());
        assertEquals("date", mappings().at("/properties/@timestamp/type").asText());
    }

    private static JsonNode mappings() throws IOException {
        return Samples.json("elasticsearch-template.json").at("/template/mappings");
    }

    private static String lines(Map<String, String> fields) {
        return fields.toString().replace(", ", "\n");
    }

    private static void schema(JsonNode properties, String prefix, Map<String, String> types) {
        properties.fields().forEachRemaining(property -> {
            String path = prefix + property.getKey();
            JsonNode field = property.getValue();
            String ref = field.path("$ref").asText().replace("#/$defs/", "");
            if (field.has("properties")) {
                schema(field.get("properties"), path + '.', types);
            } else if (ref.equals("counts_by_category")) {
                EventSchema.json()
                        .at("/$defs/category/enum")
                        .forEach(category -> types.put(path + '.' + category.asText(), "long"));
            } else {
                types.put(path, path.equals("client.ip") ? "ip" : type(field, ref));
            }
        });
    }

    private static String type(JsonNode field, String ref) {
        switch (ref) {
            case "time":
                return "date";
            case "count":
                return "long";
            case "share":
            case "ratio":
                return "double";
            case "counts_by_table":
                return "flattened";
            default:
                JsonNode constant = field.path("const");
                return constant.isBoolean() || field.path("type").asText().equals("boolean")
                        ? "boolean"
                        : constant.isInt() || field.path("type").asText().equals("integer") ? "long" : "keyword";
        }
    }

    private static void mapped(JsonNode properties, String prefix, Map<String, String> types) {
        properties.fields().forEachRemaining(property -> {
            JsonNode field = property.getValue();
            if (field.has("properties")) {
                mapped(field.get("properties"), prefix + property.getKey() + '.', types);
            } else {
                types.put(prefix + property.getKey(), field.get("type").asText());
            }
        });
    }
}
