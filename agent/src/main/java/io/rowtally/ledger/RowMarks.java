package io.rowtally.ledger;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The categories and tables of one signature, each of which counts a row once. */
final class RowMarks {
    private final Set<String> categories = new TreeSet<>();
    private final Set<String> tables = new TreeSet<>();

    void category(String category) {
        categories.add(category);
    }

    void table(String table) {
        tables.add(table);
    }

    boolean isEmpty() {
        return categories.isEmpty();
    }

    void addTo(Map<String, Long> byCategory, Map<String, Long> byTable, long rows) {
        for (String category : categories) {
            Tally.add(byCategory, category, rows);
        }
        for (String table : tables) {
            Tally.add(byTable, table, rows);
        }
    }
}
