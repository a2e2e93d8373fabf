package io.rowtally.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what the log wrote, strictly: a line that is not one whole JSON object, or names a field twice, is an error. */
public final class LogLines {

    private LogLines() {}

    /** All lines of a file, each parsed; the file must end with a newline. */
    public static List<Map<String, Object>> read(Path file) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : text(file)) {
            EventSchema.checkLogsOwn(line);
            lines.add(parse(line));
        }
        return lines;
    }

    /** The same, each as the schema says. */
    public static List<Map<String, Object>> readValid(Path file) throws IOException {
        for (String line : text(file)) {
            EventSchema.check(line);
        }
        return read(file);
    }

    /** All lines of all segments of a directory, oldest first. */
    public static List<Map<String, Object>> readAll(Path directory) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (SegmentName segment : SegmentName.rolledIn(directory)) {
            lines.addAll(read(segment.path()));
        }
        if (Files.exists(directory.resolve(SegmentName.CURRENT))) {
            lines.addAll(read(directory.resolve(SegmentName.CURRENT)));
        }
        return lines;
    }

    static List<String> text(Path file) throws IOException {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new AssertionError(file + " does not end with a newline");
        }
        return text.isEmpty()
                ? new ArrayList<>()
                : Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** The values at a dotted path in each line, in order; null where a line has none. */
    public static List<@Nullable Object> values(List<Map<String, Object>> lines, String path) {
        return lines.stream().map(line -> at(line, path)).collect(Collectors.toList());
    }

    public static @Nullable Object at(Map<String, Object> line, String path) {
        Object value = line;
        for (String name : path.split("\\.")) {
            value = value instanceof Map ? ((Map<?, ?>) value).get(name) : null;
        }
        return value;
    }

    /** The same of an event that is not written yet. */
    public static @Nullable Object at(Event event, String path) {
        return event.fields().at(path);
    }

    static Map<String, Object> parse(String line) throws IOException {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = strict.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new AssertionError("not an object: " + line);
            }
            Map<String, Object> object = object(json);
            if (json.nextToken() != null) {
                throw new AssertionError("more than one object: " + line);
            }
            return object;
        }
    }

    public static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Names of the files of a directory, sorted; without what sealing adds. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.equals("verification.key") && !name.equals("digests"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return object;
    }

    private static Object value(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT:
                return object(json);
            case START_ARRAY:
                List<Object> array = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(json));
                }
                return array;
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
                throw new AssertionError("unexpected " + json.currentToken());
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] buffer = new byte[65536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        return out.toByteArray();
    }
}
