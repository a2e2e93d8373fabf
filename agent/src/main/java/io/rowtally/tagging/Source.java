package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** One entry of a FROM clause: a base table, a subquery, or something that is not understood. Immutable. */
final class Source {
    /** What its columns are qualified with; null = nothing. */
    final @Nullable String alias;

    final @Nullable String schema;
    /** Base table; null for a subquery or what is not understood. */
    final @Nullable String table;

    final @Nullable Query query;

    private Source(@Nullable String alias, @Nullable String schema, @Nullable String table, @Nullable Query query) {
        this.alias = alias;
        this.schema = schema;
        this.table = table;
        this.query = query;
    }

    static Source table(@Nullable String alias, @Nullable String schema, String table) {
        return new Source(alias, schema, table, null);
    }

    static Source query(@Nullable String alias, Query query) {
        return new Source(alias, null, null, query);
    }

    static Source opaque(@Nullable String alias) {
        return new Source(alias, null, null, null);
    }

    boolean named(String qualifier) {
        return alias != null ? alias.equals(qualifier) : qualifier.equals(table);
    }

    /** Where its column of this name comes from. */
    Origin column(String name) {
        if (table != null) {
            return Origin.plain(new BaseColumn(schema, table, name));
        }
        return query == null ? Origin.unplaced(name) : query.column(name);
    }
}
