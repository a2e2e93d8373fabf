package io.rowtally.tagging;

import io.rowtally.tagging.lineage.KnownColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has exported of the database's own dictionary: the columns of its tables with types and remarks. Immutable;
 * any thread.
 */
public final class KnownSchema implements KnownColumns {
    /** The most columns that are kept: about 20 MB. */
    public static final int MAX_COLUMNS = 100_000;

    /** Remarks are read no further than this, in characters. */
    private static final int LONGEST_REMARK = 64;

    private static final Map<String, Column> NONE = Collections.emptyMap();

    /** By table, by schema, by column, all in lower case. */
    private final Map<String, Map<String, Map<String, Column>>> tables = new HashMap<>();

    private final Map<String, String> texts = new HashMap<>();

    private int size;

    private KnownSchema() {}

    public static KnownSchema none() {
        return new KnownSchema();
    }

    /** @param problems gets a line where the file has more than {@value #MAX_COLUMNS} columns; what is behind is left out */
    public static KnownSchema of(SchemaFile file, List<String> problems) {
        KnownSchema known = new KnownSchema();
        for (List<Integer> rows : file.tables()) {
            for (Column column : file.columns(rows)) {
                known.add(column);
            }
        }
        known.texts.clear();
        if (known.size > MAX_COLUMNS) {
            problems.add(known.size + " columns, of which the first " + MAX_COLUMNS + " are used");
            known.size = MAX_COLUMNS;
        }
        return known;
    }

    private void add(Column column) {
        String table = column.table();
        if (table == null || column.name().isEmpty() || size++ >= MAX_COLUMNS) {
            return;
        }
        String schema = column.schema() == null ? "" : lower(column.schema());
        String remark = column.remark();
        Column kept = new Column(
                null,
                null,
                text(lower(column.name())),
                column.sqlType() == null ? null : text(column.sqlType()),
                remark == null ? null : text(remark.substring(0, Math.min(remark.length(), LONGEST_REMARK))));
        tables.computeIfAbsent(text(lower(table)), t -> new HashMap<>(2))
                .computeIfAbsent(text(schema), s -> new LinkedHashMap<>())
                .put(kept.name(), kept);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Names and types come again and again. */
    private String text(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** How many columns are known. */
    public int size() {
        return size;
    }

    /** Without a schema, or with one that the file does not have, a table is known if there is but one of its name. */
    private Map<String, Column> table(@Nullable String schema, String table) {
        Map<String, Map<String, Column>> schemas = tables.get(table);
        if (schemas == null) {
            return NONE;
        }
        Map<String, Column> exact = schemas.get(schema == null ? "" : schema);
        if (exact != null) {
            return exact;
        }
        return schemas.size() == 1 ? schemas.values().iterator().next() : NONE;
    }

    @Override
    public boolean has(@Nullable String schema, String table, String column) {
        return table(schema, table).containsKey(column);
    }

    /** The columns of a table as far as they are known: those asked for first, in their order, then its others. */
    List<Column> columns(@Nullable String schema, String table, Collection<String> asked) {
        Map<String, Column> known = table(schema, table);
        List<Column> columns = new ArrayList<>(Math.max(known.size(), asked.size()));
        Map<String, Column> rest = new LinkedHashMap<>(known);
        for (String name : asked) {
            Column column = known.get(name);
            rest.remove(name);
            columns.add(new Column(
                    schema,
                    table,
                    name,
                    column == null ? null : column.sqlType(),
                    column == null ? null : column.remark()));
        }
        for (Column column : rest.values()) {
            columns.add(new Column(schema, table, column.name(), column.sqlType(), column.remark()));
        }
        return columns;
    }
}
