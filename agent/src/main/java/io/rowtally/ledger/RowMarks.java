package io.rowtally.ledger;

import io.rowtally.bridge.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What rows of one signature add to the counters: each cell to its category, each row once to the categories and tables of
 * which something was read. Immutable but for what it adds to.
 */
final class RowMarks {
    /** One entry for each cell of a row. */
    private final List<String> values = new ArrayList<>();

    private final List<String> probable = new ArrayList<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private final List<AtomicLong> reads = new ArrayList<>();

    RowMarks(TaggedColumns tags, long signature, long[] wide) {
        for (int column = 0; column < tags.count(); column++) {
            if (!Signature.isRead(column + 1, signature, wide)) {
                continue;
            }
            AtomicLong counter = tags.reads(column);
            if (counter != null) {
                reads.add(counter);
            }
            String category = tags.category(column);
            if (category == null) {
                continue;
            }
            if (tags.sure(column)) {
                values.add(category);
                categories.add(category);
                tables.add(tags.table(column));
            } else {
                probable.add(category);
            }
        }
    }

    /** So many rows are counted. */
    void addTo(Tally tally, long rows) {
        tally.piiRead += categories.isEmpty() ? 0 : rows;
        for (AtomicLong counter : reads) {
            counter.addAndGet(rows);
        }
        for (String category : values) {
            Tally.add(tally.values, category, rows);
        }
        for (String category : probable) {
            Tally.add(tally.probable, category, rows);
        }
        for (String category : categories) {
            Tally.add(tally.rowsByCategory, category, rows);
        }
        for (String table : tables) {
            Tally.add(tally.tables, table, rows);
        }
    }
}
