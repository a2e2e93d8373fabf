package io.rowtally.tagging;

import io.rowtally.tagging.value.ValueEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the columns of tables were judged, as long as no other column of a table shows and no value says more, because most
 * shapes read tables that others have read before. Bounded: tables asked for longest ago fall out. Guarded by itself; any thread.
 */
final class JudgedTables {
    /** Of the names of all tables and columns: some 15,000 columns, in about 5 MB. */
    private static final int MAX_CHARACTERS = 200_000;

    private final Classifier classifier;
    private final Recent<Map<String, Judged>> tables = new Recent<Map<String, Judged>>(MAX_CHARACTERS) {
        @Override
        int weight(String name, Map<String, Judged> tags) {
            int weight = name.length();
            for (String column : tags.keySet()) {
                weight += column.length();
            }
            return weight;
        }
    };

    /** A column's tag, and what of its values it was judged by. */
    private static final class Judged {
        final ColumnTag tag;
        final List<ValueEvidence> values;

        Judged(ColumnTag tag, List<ValueEvidence> values) {
            this.tag = tag;
            this.values = values;
        }
    }

    JudgedTables(Classifier classifier) {
        this.classifier = classifier;
    }

    /** One tag a column, in order; no two columns have one name. */
    synchronized List<ColumnTag> classify(@Nullable String schema, String table, List<Column> columns) {
        String key = (schema == null ? "" : schema) + '\u0000' + table;
        Map<String, Judged> known = tables.get(key);
        if (known != null && known.size() == columns.size()) {
            List<ColumnTag> tags = new ArrayList<>(columns.size());
            for (Column column : columns) {
                Judged before = known.get(column.name());
                if (before == null || before.values != column.values()) {
                    break;
                }
                tags.add(before.tag);
            }
            if (tags.size() == columns.size()) {
                return tags;
            }
        }
        List<ColumnTag> tags = classifier.classify(table, columns);
        Map<String, Judged> judged = new HashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            judged.put(
                    columns.get(i).name(),
                    new Judged(tags.get(i), columns.get(i).values()));
        }
        tables.put(key, judged);
        return tags;
    }
}
