package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which tables the shapes so far have shown. A page that reads one column of a table is tagged with
 * what earlier pages have shown of it. Bounded: tables least recently used fall out, further columns of a table are not
 * kept. Guarded by itself; any thread.
 */
final class SeenColumns implements KnownColumns {
    private static final int MAX_TABLES = 2_000;
    private static final int MAX_COLUMNS = 256;

    private final Map<String, Set<String>> tables = new LinkedHashMap<String, Set<String>>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MAX_TABLES;
        }
    };

    /** Adds columns of a table and returns all of it that are known, those given first. */
    synchronized List<String> add(@Nullable String schema, String table, Collection<String> columns) {
        Set<String> seen = tables.computeIfAbsent(key(schema, table), k -> new LinkedHashSet<>());
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(seen);
        for (String column : columns) {
            if (seen.size() < MAX_COLUMNS) {
                seen.add(column);
            }
        }
        return new ArrayList<>(all);
    }

    @Override
    public synchronized boolean has(@Nullable String schema, String table, String column) {
        Set<String> seen = tables.get(key(schema, table));
        return (seen == null ? Collections.<String>emptySet() : seen).contains(column);
    }

    private static String key(@Nullable String schema, String table) {
        return (schema == null ? "" : schema) + '\u0000' + table;
    }
}
