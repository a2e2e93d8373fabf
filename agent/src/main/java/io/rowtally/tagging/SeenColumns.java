package io.rowtally.tagging;

import io.rowtally.tagging.lineage.KnownColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which tables the shapes so far have shown. A page that reads one column of a table is tagged with
 * what earlier pages have shown of it. Bounded: tables least recently used fall out, further columns of a table and names longer than
 * any database allows are not kept. Guarded by itself; any thread.
 */
final class SeenColumns implements KnownColumns {
    /** Of the names of all tables and columns that are kept: some 60,000 columns, in about 10 MB. */
    private static final int MAX_CHARACTERS = 800_000;

    private static final int MAX_COLUMNS = 256;

    private final Recent<Set<String>> tables = new Recent<Set<String>>(MAX_CHARACTERS) {
        @Override
        int weight(String name, Set<String> columns) {
            int weight = name.length();
            for (String column : columns) {
                weight += column.length();
            }
            return weight;
        }
    };

    /** Adds columns of a table and returns all of it that are known, those given first. */
    synchronized List<String> add(@Nullable String schema, String table, Collection<String> columns) {
        String key = key(schema, table);
        Set<String> known = tables.get(key);
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(known == null ? Collections.<String>emptySet() : known);
        if (key.length() > 2 * NameTokens.MAX_NAME) {
            return new ArrayList<>(all);
        }
        Set<String> seen = known == null ? new LinkedHashSet<>(4) : known;
        int more = 0;
        for (String column : columns) {
            if (seen.size() < MAX_COLUMNS && column.length() <= NameTokens.MAX_NAME && seen.add(column)) {
                more += column.length();
            }
        }
        if (known == null) {
            tables.put(key, seen);
        } else {
            tables.weigh(more);
        }
        return new ArrayList<>(all);
    }

    @Override
    public synchronized boolean has(@Nullable String schema, String table, String column) {
        Set<String> seen = tables.get(key(schema, table));
        return seen != null && seen.contains(column);
    }

    private static String key(@Nullable String schema, String table) {
        return (schema == null ? "" : schema) + '\u0000' + table;
    }
}
