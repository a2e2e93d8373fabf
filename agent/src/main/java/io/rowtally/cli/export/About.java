package io.rowtally.cli.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowtally.cli.log.LogLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What an event says below {@code pii}, as JSON, for events that a format has no keys for. Stateless. */
final class About {
    private static final JsonFactory JSON = new JsonFactory();

    private About() {}

    /** One JSON object; {@code {}} where the event has nothing there. */
    static String of(LogLine line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            copy(line, "pii", json, false);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Copies an object of the line's first level, if it is there.
     *
     * @param named as a member of that name; its own members otherwise
     */
    static void copy(LogLine line, String name, JsonGenerator to, boolean named) throws IOException {
        try (JsonParser parser = JSON.createParser(line.json())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (!wanted) {
                    parser.skipChildren();
                } else if (named) {
                    to.writeFieldName(name);
                    to.copyCurrentStructure(parser);
                    return;
                } else if (value == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        to.copyCurrentStructure(parser);
                    }
                    return;
                }
            }
        }
    }
}
