package io.rowtally.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The lines that an agent has written, in their order, each held against the agent's schema ({@link EventSchema}). */
public final class TelemetryFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an agent that has written nothing. */
    public static final TelemetryFile NOTHING = new TelemetryFile();

    private final List<JsonNode> lines = new ArrayList<>();

    private TelemetryFile() {}

    /** Reads {@code telemetry.jsonl}; checks that the sequence of each run has no gap. */
    public static TelemetryFile in(Path directory) throws IOException {
        return ofLines(Files.readAllLines(directory.resolve("telemetry.jsonl")));
    }

    /** Reads the rolled segments too, compressed or not. */
    public static TelemetryFile ofSegments(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        eachLine(directory, lines::add);
        return ofLines(lines);
    }

    /** Hands out the lines of all segments in their order, without keeping them. */
    public static void eachLine(Path directory, Consumer<String> to) throws IOException {
        List<Path> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().matches("telemetry-.*jsonl(\\.gz)?"))
                    .sorted()
                    .forEach(segments::add);
        }
        segments.add(directory.resolve("telemetry.jsonl"));
        for (Path segment : segments) {
            InputStream in = Files.newInputStream(segment);
            boolean packed = segment.toString().endsWith(".gz");
            try (BufferedReader text = new BufferedReader(
                    new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
                text.lines().forEach(to);
            }
        }
    }

    /** Checks that the sequence of each run has no gap. */
    public static TelemetryFile ofLines(List<String> lines) throws IOException {
        TelemetryFile file = new TelemetryFile();
        String run = "";
        long expected = 0;
        for (String line : lines) {
            JsonNode event = JSON.readTree(line);
            String of = event.at("/agent/ephemeral_id").asText();
            expected = of.equals(run) ? expected + 1 : 1;
            run = of;
            if (event.at("/event/sequence").asLong() != expected) {
                throw new AssertionError("sequence " + expected + " is missing before " + line);
            }
            EventSchema.check(event);
            file.lines.add(event);
        }
        return file;
    }

    /** The lines of a log that is being written: what stands behind the last newline is not a line yet. */
    public static TelemetryFile ofWholeLines(String text) throws IOException {
        TelemetryFile file = new TelemetryFile();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            JsonNode event = JSON.readTree(line);
            EventSchema.check(event);
            file.lines.add(event);
        }
        return file;
    }

    public List<JsonNode> actions(String action) {
        return lines.stream()
                .filter(line -> line.at("/event/action").asText().equals(action))
                .toList();
    }

    /** All lines, in their order. */
    public List<JsonNode> lines() {
        return lines;
    }

    /** The {@code pii-read} lines of each database. */
    public Map<String, TelemetryFile> byNamespace() {
        Map<String, TelemetryFile> files = new TreeMap<>();
        for (JsonNode line : actions("pii-read")) {
            files.computeIfAbsent(line.at("/db/namespace").asText(), none -> new TelemetryFile())
                    .lines
                    .add(line);
        }
        return files;
    }

    /** The sum of a counter, given as JSON pointer, over the {@code pii-read} lines that are wanted. */
    public long sum(String pointer, Predicate<JsonNode> wanted) {
        return actions("pii-read").stream()
                .filter(wanted)
                .mapToLong(line -> line.at(pointer).asLong())
                .sum();
    }

    public long max(String pointer, Predicate<JsonNode> wanted) {
        return actions("pii-read").stream()
                .filter(wanted)
                .mapToLong(line -> line.at(pointer).asLong())
                .max()
                .orElse(0);
    }

    /** The line that a program's {@code Expected} prints when it has read what the wanted lines say. */
    public String expected(String namespace, Predicate<JsonNode> wanted) {
        return "EXPECTED " + namespace
                + " fetched=" + sum("/pii/rows/fetched", wanted)
                + " read=" + sum("/pii/rows/read", wanted)
                + " pii_read=" + sum("/pii/rows/pii_read", wanted)
                + " names=" + sum("/pii/values/PERSON_NAME", wanted)
                + " phones=" + sum("/pii/values/PHONE", wanted)
                + " statements=" + sum("/pii/statements", wanted)
                + " result_sets=" + sum("/pii/result_sets", wanted)
                + " writes=" + sum("/pii/writes", wanted)
                + " largest=" + max("/pii/rows/max_result_set", wanted);
    }

    /** What failed inside the agent, as it says when it stops. */
    public long failures() {
        return actions("agent-stop").get(0).at("/pii/agent/failures").asLong();
    }
}
