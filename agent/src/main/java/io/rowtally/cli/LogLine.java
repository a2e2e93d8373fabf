package io.rowtally.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One line of a telemetry log, flattened: {@code pii.rows.read} to its value. Lists are left out. */
final class LogLine {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();

    private LogLine() {}

    /** @throws IOException where the line is not a whole JSON object */
    static LogLine parse(String line) throws IOException {
        LogLine parsed = new LogLine();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            parsed.readObject(parser);
        }
        return parsed;
    }

    private void readObject(JsonParser parser) throws IOException {
        Deque<String> path = new ArrayDeque<>();
        String prefix = "";
        String name = "";
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("torn");
            } else if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
            } else if (token == JsonToken.START_OBJECT) {
                path.push(prefix);
                prefix = prefix + name + '.';
            } else if (token == JsonToken.END_OBJECT) {
                if (path.isEmpty()) {
                    return;
                }
                prefix = path.pop();
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(prefix + name, parser.getLongValue());
            } else if (token == JsonToken.VALUE_STRING) {
                texts.put(prefix + name, parser.getText());
            }
        }
    }

    @Nullable
    String text(String path) {
        return texts.get(path);
    }

    String text(String path, String otherwise) {
        String text = texts.get(path);
        return text == null ? otherwise : text;
    }

    /** A number; 0 where there is none. */
    long number(String path) {
        Long number = numbers.get(path);
        return number == null ? 0 : number;
    }

    /** The numbers of an object's members, by name. */
    Map<String, Long> members(String path) {
        String prefix = path + '.';
        Map<String, Long> members = new TreeMap<>();
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(prefix)) {
                members.put(key.substring(prefix.length()), entry.getValue());
            }
        }
        return members;
    }
}
