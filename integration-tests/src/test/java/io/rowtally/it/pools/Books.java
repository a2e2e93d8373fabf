package io.rowtally.it.pools;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.TelemetryFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an agent has written, by the database that was read. */
final class Books {
    private final TelemetryFile telemetry;
    private final Map<String, List<JsonNode>> lines;

    Books(TelemetryFile telemetry) {
        this.telemetry = telemetry;
        this.lines = telemetry.actions("pii-read").stream()
                .collect(Collectors.groupingBy(line -> line.at("/db/namespace").asText()));
    }

    /** The line that a program prints which has read the same. */
    String line(String namespace) {
        return telemetry.expected(
                namespace, line -> line.at("/db/namespace").asText().equals(namespace));
    }

    long sum(String namespace, String pointer) {
        return of(namespace).stream()
                .mapToLong(line -> line.at(pointer).asLong())
                .sum();
    }

    /** Kind of database and account, of each line. */
    Set<String> attributes(String namespace) {
        return of(namespace).stream()
                .map(line -> line.at("/db/system/name").asText()
                        + ' '
                        + line.at("/db/user").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every database that the agent has seen read. */
    Set<String> namespaces() {
        return new TreeSet<>(lines.keySet());
    }

    private List<JsonNode> of(String namespace) {
        return lines.getOrDefault(namespace, List.of());
    }
}
