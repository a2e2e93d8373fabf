package io.rowtally.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The lines that an agent has written, in their order, each held against the agent's schema ({@link EventSchema}). */
public final class TelemetryFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an agent that has written nothing. */
    public static final TelemetryFile NOTHING = new TelemetryFile();

    private final List<JsonNode> lines = new ArrayList<>();

    private TelemetryFile() {}

    /** Reads {@code telemetry.jsonl}; checks that the sequence of each run has no gap. */
    public static TelemetryFile in(Path directory) throws IOException {
        TelemetryFile file = new TelemetryFile();
        String run = "";
        long expected = 0;
        for (String line : Files.readAllLines(directory.resolve("telemetry.jsonl"))) {
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
