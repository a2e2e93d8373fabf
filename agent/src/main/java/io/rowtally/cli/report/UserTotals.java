package io.rowtally.cli.report;

import io.rowtally.cli.log.LogLine;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one user has read, added up over lines. The names are those of the telemetry. */
final class UserTotals {
    final String user;
    final Set<String> clients = new TreeSet<>();
    /** Who has worked there, of an address. */
    final Set<String> accounts = new TreeSet<>();

    final Subjects subjects = new Subjects();
    final Set<Attribution> attributions = new TreeSet<>();
    long statements;
    long resultSets;
    long writes;
    long fetched;
    long read;
    long piiFetched;
    long piiRead;
    long maxResultSet;
    long dropped;
    long assumed;
    long unresolved;
    final Map<String, Long> values = new TreeMap<>();
    final Map<String, Long> rowsByCategory = new TreeMap<>();
    final Map<String, Long> probable = new TreeMap<>();
    final Map<String, Long> tables = new TreeMap<>();

    UserTotals(String user) {
        this.user = user;
    }

    void add(LogLine line, UserNames names) {
        String client = line.text("client.ip");
        if (client != null) {
            clients.add(client);
        }
        attributions.add(new Attribution(
                line.text("pii.attribution.method", "none"),
                names.inKey(line.text("pii.attribution.key", "")),
                line.text("pii.attribution.confidence", "")));
        statements += line.number("pii.statements");
        resultSets += line.number("pii.result_sets");
        writes += line.number("pii.writes");
        fetched += line.number("pii.rows.fetched");
        read += line.number("pii.rows.read");
        piiFetched += line.number("pii.rows.pii_fetched");
        piiRead += line.number("pii.rows.pii_read");
        maxResultSet = Math.max(maxResultSet, line.number("pii.rows.max_result_set"));
        dropped += line.number("pii.lossy.dropped_rows");
        assumed += line.number("pii.lossy.assumed_rows");
        unresolved += line.number("pii.lossy.unresolved_cells");
        add(values, line.members("pii.values"));
        add(rowsByCategory, line.members("pii.rows_by_category"));
        add(probable, line.members("pii.probable.values"));
        add(tables, line.members("pii.tables"));
        subjects.add(line);
    }

    void add(UserTotals other) {
        clients.addAll(other.clients);
        attributions.addAll(other.attributions);
        statements += other.statements;
        resultSets += other.resultSets;
        writes += other.writes;
        fetched += other.fetched;
        read += other.read;
        piiFetched += other.piiFetched;
        piiRead += other.piiRead;
        maxResultSet = Math.max(maxResultSet, other.maxResultSet);
        dropped += other.dropped;
        assumed += other.assumed;
        unresolved += other.unresolved;
        add(values, other.values);
        add(rowsByCategory, other.rowsByCategory);
        add(probable, other.probable);
        add(tables, other.tables);
        subjects.add(other.subjects);
    }

    private static void add(Map<String, Long> to, Map<String, Long> from) {
        from.forEach((key, count) -> to.merge(key, count, Long::sum));
    }
}
