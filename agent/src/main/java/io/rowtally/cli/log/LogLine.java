package io.rowtally.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a telemetry log, flattened: {@code pii.rows.read} to its value. Of lists those of texts below {@code pii} are kept. A line whose counts are
 * not whole numbers from 0 up is damaged as much as a torn one: reading it as 0 would lose rows silently.
 */
public final class LogLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String[] COUNTS = {
        "pii.statements",
        "pii.result_sets",
        "pii.writes",
        "pii.rows",
        "pii.values",
        "pii.rows_by_category",
        "pii.probable.values",
        "pii.tables",
        "pii.lossy.dropped_rows",
        "pii.lossy.assumed_rows",
        "pii.lossy.unresolved_cells"
    };
    private static final List<String> GROUPS =
            Arrays.asList("pii.rows", "pii.values", "pii.rows_by_category", "pii.probable.values", "pii.tables");
    private static final String[] TEXTS = {"user.id", "client.ip", "event.id", "event.start", "event.end"};

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final Set<String> trues = new HashSet<>();
    private final List<String> others = new ArrayList<>();
    private final String json;

    private LogLine(String json) {
        this.json = json;
    }

    /** @throws IOException where the line is not one whole JSON object, or a count in it is none */
    static LogLine parse(String line) throws IOException {
        LogLine parsed = new LogLine(line);
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            parsed.readObject(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than an object");
            }
        }
        if ("pii-read".equals(parsed.text("event.action"))) {
            parsed.check();
        }
        return parsed;
    }

    private void check() throws IOException {
        for (String path : TEXTS) {
            if (numbers.containsKey(path)) {
                throw new IOException(path);
            }
        }
        for (String path : texts.keySet()) {
            checkNotCount(path);
        }
        for (String path : others) {
            checkNotCount(path);
        }
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            if (isCount(entry.getKey()) && (entry.getValue() < 0 || GROUPS.contains(entry.getKey()))) {
                throw new IOException(entry.getKey());
            }
        }
    }

    private static void checkNotCount(String path) throws IOException {
        if (isCount(path)) {
            throw new IOException(path);
        }
    }

    private static boolean isCount(String path) {
        for (String count : COUNTS) {
            if (path.startsWith(count) && (path.length() == count.length() || path.charAt(count.length()) == '.')) {
                return true;
            }
        }
        return false;
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
                others.add(prefix + name);
                readList(parser, prefix + name);
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(prefix + name, parser.getLongValue());
            } else if (token == JsonToken.VALUE_STRING) {
                texts.put(prefix + name, parser.getText());
            } else {
                others.add(prefix + name);
                if (token == JsonToken.VALUE_TRUE) {
                    trues.add(prefix + name);
                } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    texts.put(prefix + name, parser.getText());
                }
            }
        }
    }

    private void readList(JsonParser parser, String path) throws IOException {
        if (!path.startsWith("pii.")) {
            parser.skipChildren();
            return;
        }
        List<String> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("torn");
            } else if (token == JsonToken.VALUE_STRING) {
                list.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        lists.put(path, list);
    }

    /** The line as it stands in the log, without its end. */
    public String json() {
        return json;
    }

    /** Whether there is a number. */
    public boolean has(String path) {
        return numbers.containsKey(path);
    }

    public @Nullable String text(String path) {
        return texts.get(path);
    }

    public String text(String path, String otherwise) {
        String text = texts.get(path);
        return text == null ? otherwise : text;
    }

    /** The texts of a list below {@code pii}; none where there is no such list. */
    public List<String> texts(String path) {
        return lists.getOrDefault(path, Collections.emptyList());
    }

    public boolean isTrue(String path) {
        return trues.contains(path);
    }

    /** A number; 0 where there is none. */
    public long number(String path) {
        Long number = numbers.get(path);
        return number == null ? 0 : number;
    }

    /** A time; null where there is none, or a text that is none. */
    public @Nullable Instant time(String path) {
        return instant(text(path));
    }

    /** When what it tells of began: its interval, or itself where it has none; null where the line says no such thing. */
    public @Nullable Instant began() {
        return instant(text("event.start", text("@timestamp", "")));
    }

    /** A time as lines of the log have it; null where it is none. */
    static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The numbers of an object's members, by name. */
    public Map<String, Long> members(String path) {
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
