package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.rowtally.tagging.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema of events is one itself, says what {@link Action} says, and lets nothing pass that no event has. */
class EventSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @Test
    void itIsASchemaOf2020() {
        assertEquals(
                Collections.emptySet(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(EventSchema.json()));
    }

    @Test
    void itHasEachAction() {
        List<String> actions = names(EventSchema.json().at("/properties/event/properties/action/enum"));
        List<String> told = new ArrayList<>();
        for (JsonNode branch : EventSchema.json().get("allOf")) {
            String action =
                    branch.at("/if/properties/event/properties/action/const").asText();
            assertEquals("#/$defs/" + action, branch.at("/then/$ref").asText());
            told.add(action);
        }

        assertEquals(Arrays.stream(Action.values()).map(Action::wireName).collect(Collectors.toList()), actions);
        assertEquals(actions, told);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PII_BUDGET_EXCEEDED", "PII_ANOMALY"})
    void eachActionIsOfItsKind(Action action) throws IOException {
        ObjectNode line = (ObjectNode) line(Event.of(action).build());
        assertFalse(EventSchema.faults(line).toString().contains("must be the constant"), line.toString());
        for (String field : new String[] {"kind", "dataset", "category", "type"}) {
            ObjectNode other = line.deepCopy();
            ObjectNode event = (ObjectNode) other.get("event");
            event.set(field, event.get("action"));

            assertTrue(
                    EventSchema.faults(other).toString().contains("$.event." + field + ": must be the constant"),
                    EventSchema.faults(other).toString());
        }
    }

    @Test
    void itHasEachCategoryOfPersonalData() {
        assertEquals(
                Arrays.stream(Category.values())
                        .filter(Category::pii)
                        .map(Category::name)
                        .collect(Collectors.toList()),
                names(EventSchema.json().at("/$defs/category/enum")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',no",
        "pii,no",
        "pii.rows,no",
        "pii.values,PHONES",
        "pii.lossy,no",
        "user,name",
        "db,query",
        "integrity,no",
        "event,outcome",
        "pii,health",
    })
    void aFieldThatNoEventHasIsAFault(String object, String field) throws IOException {
        ObjectNode line = (ObjectNode) JSON.readTree(SampleLines.READING);
        assertEquals(Collections.emptyList(), EventSchema.faults(line));

        ((ObjectNode) line.at(object.isEmpty() ? "" : '/' + object.replace('.', '/'))).put(field, 1);

        assertFalse(EventSchema.faults(line).isEmpty(), line.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "pii.rows.read,-1",
        "pii.rows.read,1.5",
        "pii.statements,'\"2\"'",
        "pii.values.PHONE,true",
        "@timestamp,'\"2026-11-23T14:05:00Z\"'",
        "user.id,'\"a\\u0007b\"'",
        "pii.attribution.confidence,'\"sure\"'",
        "integrity.mac,'\"00\"'",
        "event.sequence,0",
    })
    void aValueThatNoEventHasIsAFault(String path, String value) throws IOException {
        ObjectNode line = (ObjectNode) JSON.readTree(SampleLines.READING);
        int dot = path.lastIndexOf('.');

        ((ObjectNode) line.at(dot < 0 ? "" : '/' + path.substring(0, dot).replace('.', '/')))
                .set(path.substring(dot + 1), JSON.readTree(value));

        assertFalse(EventSchema.faults(line).isEmpty(), line.toString());
    }

    @Test
    void aLineWithoutItsCountsIsAFault() throws IOException {
        for (String needed : new String[] {"rows", "values", "tables", "lossy", "attribution", "interval"}) {
            ObjectNode line = (ObjectNode) JSON.readTree(SampleLines.READING);
            ((ObjectNode) line.get("pii")).remove(needed);

            assertFalse(EventSchema.faults(line).isEmpty(), needed);
        }
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode line(Event event) throws IOException {
        try (Rig rig = new Rig(home)) {
            rig.log.append(event);
        }
        return JSON.readTree(LogLines.text(home.resolve("telemetry.jsonl")).get(0));
    }
}
