package io.rowtally.ledger;

import io.rowtally.bridge.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What rows of one signature add to the counters: each cell to its category, each row once to the categories and tables of
 * which something was read. Immutable but for what it adds to.
 */
final class RowMarks {
    private final String[] values;
    /** Cells of a row, by {@link #values}. */
    private final int[] cells;

    private final String[] probable;
    private final int[] probableCells;
    private final String[] tables;
    private final AtomicLong[] reads;

    RowMarks(TaggedColumns tags, long signature, long[] wide) {
        Map<String, Integer> sure = new TreeMap<>();
        Map<String, Integer> unsure = new TreeMap<>();
        Set<String> read = new LinkedHashSet<>();
        List<AtomicLong> counters = new ArrayList<>();
        for (int column = 0; column < tags.count(); column++) {
            if (!Signature.isRead(column + 1, signature, wide)) {
                continue;
            }
            AtomicLong counter = tags.reads(column);
            if (counter != null) {
                counters.add(counter);
            }
            String category = tags.category(column);
            if (category == null) {
                continue;
            }
            (tags.sure(column) ? sure : unsure).merge(category, 1, Integer::sum);
            if (tags.sure(column)) {
                read.add(tags.table(column));
            }
        }
        values = sure.keySet().toArray(new String[0]);
        cells = counts(sure);
        probable = unsure.keySet().toArray(new String[0]);
        probableCells = counts(unsure);
        tables = read.toArray(new String[0]);
        reads = counters.toArray(new AtomicLong[0]);
    }

    private static int[] counts(Map<String, Integer> of) {
        return of.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** So many rows are counted. */
    void addTo(Tally tally, long rows) {
        tally.piiRead += values.length == 0 ? 0 : rows;
        for (AtomicLong counter : reads) {
            counter.lazySet(counter.get() + rows); // the agent's thread alone counts here
        }
        for (int i = 0; i < values.length; i++) {
            tally.values.add(values[i], cells[i] * rows);
            tally.rowsByCategory.add(values[i], rows);
        }
        for (int i = 0; i < probable.length; i++) {
            tally.probable.add(probable[i], probableCells[i] * rows);
        }
        for (String table : tables) {
            tally.tables.add(table, rows);
        }
    }
}
