package io.rowtally.tagging;

import io.rowtally.tagging.lineage.BaseColumn;
import io.rowtally.tagging.value.ValueDetectors;
import io.rowtally.tagging.value.ValueEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the values of base columns have said, whatever shape they were read in. Bounded: columns least recently asked for fall out.
 * Confined to the thread that tags; detectors are made when the first column is sampled.
 */
final class ColumnSamples {
    private static final int MAX_COLUMNS = 10_000;

    private final NameReader reader;
    private final Map<String, List<ValueEvidence>> recalled = new HashMap<>();
    private @Nullable ValueDetectors detectors;
    private @Nullable NamedParts parts;

    private final Map<String, ColumnSample> columns = new LinkedHashMap<String, ColumnSample>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ColumnSample> eldest) {
            return size() > MAX_COLUMNS;
        }
    };

    ColumnSamples(NameReader reader) {
        this.reader = reader;
    }

    private ValueDetectors detectors() {
        if (detectors == null) {
            detectors = new ValueDetectors(LocalDate.now());
        }
        return detectors;
    }

    /** Of a column that is no base column. */
    ColumnSample fresh() {
        if (parts == null) {
            parts = new NamedParts(reader, detectors());
        }
        return new ColumnSample(detectors(), parts);
    }

    ColumnSample of(@Nullable String schema, BaseColumn column) {
        String key = key(schema, column.table, column.column);
        ColumnSample sample = columns.get(key);
        if (sample == null) {
            sample = fresh();
            sample.recall(recalled(column.table, column.column));
            columns.put(key, sample);
        }
        return sample;
    }

    /** Empty where no values were seen, or too few. */
    List<ValueEvidence> evidence(@Nullable String schema, String table, String column) {
        ColumnSample sample = columns.get(key(schema, table, column));
        return sample == null ? recalled(table, column) : sample.evidence();
    }

    /** What an earlier run's values have said of a column. */
    void recall(ColumnTag tag) {
        String table = tag.table();
        String column = tag.column();
        if (table == null || column == null || tag.sampled() == 0) {
            return;
        }
        List<ValueEvidence> said = new ArrayList<>();
        for (String rule : tag.evidence()) {
            ValueEvidence value = ValueEvidence.parse(rule, detectors());
            if (value != null) {
                said.add(value);
            }
        }
        recalled.put(key(null, table, column), said);
    }

    /** The inventory names no schema. */
    private List<ValueEvidence> recalled(String table, String column) {
        return recalled.getOrDefault(key(null, table, column), Collections.<ValueEvidence>emptyList());
    }

    private static String key(@Nullable String schema, String table, String column) {
        return (schema == null ? "" : schema) + '\u0000' + table + '\u0000' + column;
    }
}
