package io.rowtally.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns an event into the bytes of its line, in the field order of TELEMETRY.md, 1. One instance belongs to one
 * {@link TelemetryLog}, whose lock guards the buffer that is used again for each line.
 */
final class EventJson {

    private static final String ECS_VERSION = "8.17.0";
    private static final String AGENT_NAME = "rowtally";
    private static final String MODULE = "pii";

    /** The objects of a line that events fill, in their order; others follow in the order of their appearance. */
    private static final List<String> FIRST = Arrays.asList("user", "client", "db", "pii");

    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2048);
    private final Source source;

    EventJson(Source source) {
        this.source = source;
    }

    /** The line with its newline at the end, UTF-8. */
    byte[] line(Event event, Instant time, long sequence) throws IOException {
        buffer.reset();
        try (JsonGenerator json = factory.createGenerator(buffer)) {
            json.writeStartObject();
            json.writeStringField("@timestamp", Timestamps.text(time));
            writeObject(json, "ecs", "version", ECS_VERSION);
            writeEvent(json, event, sequence);
            writeAgent(json);
            String service = source.serviceName();
            if (service != null) {
                writeObject(json, "service", "name", service);
            }
            writeObject(json, "host", "name", source.hostName());
            writeOwn(json, event.fields().members());
            json.writeEndObject();
        }
        buffer.write('\n');
        return buffer.toByteArray();
    }

    /** {@code event.id}: unique over all runs, and sorts within one. */
    static String id(String ephemeralId, long sequence) {
        String digits = Long.toString(sequence);
        StringBuilder id = new StringBuilder(ephemeralId).append('-');
        for (int i = digits.length(); i < 6; i++) {
            id.append('0');
        }
        return id.append(digits).toString();
    }

    private void writeEvent(JsonGenerator json, Event event, long sequence) throws IOException {
        Action action = event.action();
        json.writeObjectFieldStart("event");
        json.writeStringField("kind", action.kind());
        writeArray(json, "category", action.category());
        writeArray(json, "type", action.type());
        json.writeStringField("action", action.wireName());
        json.writeStringField("dataset", action.dataset());
        json.writeStringField("module", MODULE);
        json.writeStringField("id", id(source.ephemeralId(), sequence));
        json.writeNumberField("sequence", sequence);
        Object more = event.fields().members().get("event");
        if (more instanceof Fields) {
            writeMembers(json, (Fields) more);
        }
        json.writeEndObject();
    }

    private void writeAgent(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("agent");
        json.writeStringField("name", AGENT_NAME);
        json.writeStringField("version", source.agentVersion());
        json.writeStringField("id", source.agentId());
        json.writeStringField("ephemeral_id", source.ephemeralId());
        json.writeEndObject();
    }

    private static void writeOwn(JsonGenerator json, Map<String, Object> members) throws IOException {
        for (String name : FIRST) {
            Object value = members.get(name);
            if (value != null) {
                writeMember(json, name, value);
            }
        }
        for (Map.Entry<String, Object> member : members.entrySet()) {
            if (!FIRST.contains(member.getKey()) && !member.getKey().equals("event")) {
                writeMember(json, member.getKey(), member.getValue());
            }
        }
    }

    static void writeMembers(JsonGenerator json, Fields fields) throws IOException {
        for (Map.Entry<String, Object> member : fields.members().entrySet()) {
            writeMember(json, member.getKey(), member.getValue());
        }
    }

    private static void writeMember(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value instanceof Fields) {
            json.writeStartObject();
            writeMembers(json, (Fields) value);
            json.writeEndObject();
        } else if (value instanceof List) {
            json.writeStartArray();
            for (Object element : (List<?>) value) {
                json.writeString((String) element);
            }
            json.writeEndArray();
        } else if (value instanceof Long) {
            json.writeNumber((Long) value);
        } else if (value instanceof Double) {
            json.writeNumber((Double) value);
        } else if (value instanceof Boolean) {
            json.writeBoolean((Boolean) value);
        } else {
            json.writeString((String) value);
        }
    }

    private static void writeObject(JsonGenerator json, String object, String name, String value) throws IOException {
        json.writeObjectFieldStart(object);
        json.writeStringField(name, value);
        json.writeEndObject();
    }

    private static void writeArray(JsonGenerator json, String name, String value) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeString(value);
        json.writeEndArray();
    }
}
