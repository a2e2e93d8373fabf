package io.rowtally.tagging.lineage;

import org.jspecify.annotations.Nullable;

/** One entry of a FROM clause: a base table, a subquery, or something that is not understood. Immutable. */
final class Source {
    /** What its columns are qualified with; null = nothing. */
    final @Nullable String alias;

    final @Nullable String schema;
    /** Base table; null for a subquery or what is not understood. */
    final @Nullable String table;

    final @Nullable Query query;
    /** Of a function: what it is called with. */
    private final @Nullable Origin arguments;

    private Source(
            @Nullable String alias,
            @Nullable String schema,
            @Nullable String table,
            @Nullable Query query,
            @Nullable Origin arguments) {
        this.arguments = arguments;
        this.alias = alias;
        this.schema = schema;
        this.table = table;
        this.query = query;
    }

    static Source table(@Nullable String alias, @Nullable String schema, String table) {
        return new Source(alias, schema, table, null, null);
    }

    static Source query(@Nullable String alias, Query query) {
        return new Source(alias, null, null, query, null);
    }

    /** The same under another name. */
    Source as(String name) {
        return new Source(name, schema, table, query, arguments);
    }

    /** Whether it cannot have columns that its text does not name. */
    boolean complete() {
        return query != null && query.complete();
    }

    /** A function's rows: any column is made of its arguments. */
    static Source function(@Nullable String alias, Origin arguments) {
        return new Source(alias, null, null, null, arguments);
    }

    static Source opaque(@Nullable String alias) {
        return new Source(alias, null, null, null, null);
    }

    boolean named(String qualifier) {
        return alias != null ? alias.equals(qualifier) : qualifier.equals(table);
    }

    /** Where its column of this name comes from. */
    Origin column(String name) {
        if (table != null) {
            return Origin.plain(new BaseColumn(schema, table, name));
        }
        if (arguments != null) {
            return Origin.made(arguments, name);
        }
        return query == null ? Origin.unplaced(name) : query.column(name);
    }
}
