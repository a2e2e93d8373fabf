package io.rowtally.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.rowtally.cli.Run;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OCSF events, held against the attributes, types and requirements of OCSF 1.5.0. */
class OcsfFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @Test
    void everyEventIsOfItsClass() throws Exception {
        JsonSchema schema;
        try (InputStream in = OcsfFormatTest.class.getResourceAsStream("ocsf-1.5.0.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }

        for (String line : exported()) {
            JsonNode event = JSON.readTree(line);

            assertEquals(Collections.emptySet(), schema.validate(event), line);
            assertEquals(
                    event.get("class_uid").asLong() * 100
                            + event.get("activity_id").asLong(),
                    event.get("type_uid").asLong());
        }
    }

    @Test
    void aReadingIsADatastoreActivityOverItsInterval() throws Exception {
        JsonNode event = JSON.readTree(exported()[0]);

        assertEquals(6005, event.get("class_uid").asInt());
        assertEquals(600501, event.get("type_uid").asInt());
        assertEquals(1795442100000L, event.get("time").asLong());
        assertEquals(1795442100000L, event.get("start_time").asLong());
        assertEquals(1795442400000L, event.get("end_time").asLong());
        assertEquals(300000, event.get("duration").asLong());
        assertEquals("nj0417", event.at("/actor/user/uid").asText());
        assertEquals("10.8.3.21", event.at("/src_endpoint/ip").asText());
        assertEquals("icreg", event.at("/database/name").asText());
        assertEquals("ent_contact", event.at("/table/name").asText());
        assertEquals(1, event.at("/database/data_classifications/0/category_id").asInt());
        assertEquals(2, event.get("count").asInt());
        assertEquals(
                "nj0417 read 12 rows, 11 of them with personal data",
                event.get("message").asText());
    }

    @Test
    void nothingOfTheLineIsLost() throws Exception {
        JsonNode event = JSON.readTree(exported()[1]);
        JsonNode line = JSON.readTree(logged()[1]);

        for (String name : new String[] {"agent", "service", "host", "pii", "db", "integrity"}) {
            assertEquals(line.get(name), event.at("/unmapped/" + name));
        }
        assertEquals(line.at("/event/id"), event.at("/metadata/uid"));
        assertEquals(ExportedLog.EVIL, event.at("/actor/user/name").asText());
    }

    @Test
    void theAgentsLifeIsThatOfAnApplication() throws Exception {
        List<String> activities = new ArrayList<>();
        for (String line : exported()) {
            JsonNode event = JSON.readTree(line);
            if (event.get("class_uid").asInt() == 6002) {
                activities.add(event.at("/metadata/event_code").asText()
                        + ' '
                        + event.get("activity_name").asText());
            }
        }

        assertEquals(
                "[agent-start Start, agent-stop Stop, agent-paused Disable, agent-resumed Enable, agent-disabled Disable]",
                activities.toString());
    }

    @Test
    void nobodyAndTheApplicationAreNoUsers() throws Exception {
        String[] events = exported();

        assertEquals(0, JSON.readTree(events[2]).at("/actor/user/type_id").asInt());
        assertEquals(3, JSON.readTree(events[3]).at("/actor/user/type_id").asInt());
        assertEquals(
                JSON.readTree(logged()[2]).at("/host/name"),
                JSON.readTree(events[2]).at("/src_endpoint/hostname"));
    }

    private String[] logged() throws Exception {
        return Run.of("export", "--format", "ecs", home.toString()).out.split("\n");
    }

    private String[] exported() throws Exception {
        ExportedLog.in(home);
        Run run = Run.of("export", "--format", "ocsf", home.toString());
        assertEquals("", run.err);
        return run.out.split("\n");
    }
}
