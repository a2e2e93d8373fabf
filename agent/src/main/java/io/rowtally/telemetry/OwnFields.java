package io.rowtally.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of an event as JSON, as the crash journal keeps them, and what tells whether a line of the log says the same.
 * Stateless; used by agent threads.
 */
final class OwnFields {
    private static final JsonFactory JSON = new JsonFactory();

    /** The objects that are compared; all others of a line are the log's. */
    private static final List<String> COMPARED = Arrays.asList("user", "client", "db", "pii");

    private static final Set<String> NOT_COMPARED =
            new HashSet<>(Arrays.asList("pii.recovered", "pii.lossy.recovered"));

    private OwnFields() {}

    static byte[] json(Event event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            EventJson.writeMembers(json, event.fields());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The fields of one JSON object; throws where it is none, or has what no event of ours has. */
    static Fields parse(byte[] object) throws IOException {
        try (JsonParser json = JSON.createParser(object)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            return object(json);
        }
    }

    /** The same for two readings of one actor's counters over one interval, whether recovered or not, and for no others. */
    static String fingerprint(Fields fields) {
        StringBuilder text = new StringBuilder(512);
        text.append(fields.at("event.start")).append('\n');
        for (String name : COMPARED) {
            Object value = fields.members().get(name);
            if (value instanceof Fields) {
                append(text, name, (Fields) value);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String path, Fields fields) {
        for (Map.Entry<String, Object> member : new TreeMap<>(fields.members()).entrySet()) {
            String at = path + '.' + member.getKey();
            if (NOT_COMPARED.contains(at)) {
                continue;
            }
            if (member.getValue() instanceof Fields) {
                append(text, at, (Fields) member.getValue());
            } else {
                // no value has a line break: events are cleaned of control characters
                text.append(at).append('=').append(member.getValue()).append('\n');
            }
        }
    }

    private static Fields object(JsonParser json) throws IOException {
        Fields fields = new Fields();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            if (token == null) {
                throw new IOException("an object has no end");
            }
            String name = json.currentName();
            fields.members().put(name, value(json, json.nextToken()));
        }
        return fields;
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT:
                return object(json);
            case START_ARRAY:
                List<String> texts = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    texts.add(json.getText());
                }
                return texts;
            case VALUE_NUMBER_INT:
                return json.getLongValue();
            case VALUE_NUMBER_FLOAT:
                return json.getDoubleValue();
            case VALUE_TRUE:
            case VALUE_FALSE:
                return json.getBooleanValue();
            case VALUE_STRING:
                return json.getText();
            default:
                throw new IOException("a value that no event has");
        }
    }
}
