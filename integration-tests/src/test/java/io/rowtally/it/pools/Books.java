package io.rowtally.it.pools;

import io.rowtally.it.harness.TelemetryFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an agent has written, by the database that was read: thousands, each of which is looked at by itself. */
final class Books {
    private final Map<String, TelemetryFile> books;

    Books(TelemetryFile telemetry) {
        this.books = telemetry.byNamespace();
    }

    /** The line that a program prints which has read the same. */
    String line(String namespace) {
        return of(namespace).expected(namespace, any -> true);
    }

    long sum(String namespace, String pointer) {
        return of(namespace).sum(pointer, any -> true);
    }

    /** Kind of database and account, of each line. */
    Set<String> attributes(String namespace) {
        return of(namespace).actions("pii-read").stream()
                .map(line -> line.at("/db/system/name").asText()
                        + ' '
                        + line.at("/db/user").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every database that the agent has seen read. */
    Set<String> namespaces() {
        return new TreeSet<>(books.keySet());
    }

    private TelemetryFile of(String namespace) {
        return books.getOrDefault(namespace, TelemetryFile.NOTHING);
    }
}
