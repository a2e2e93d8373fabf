package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/**
 * One rule of the operator: columns whose schema, table and name match are of this category, whatever the names say.
 * {@code *} is a wildcard within each part, case does not matter; a schema or table that is not known matches
 * {@code *} only. Immutable; any thread.
 */
public final class TagRule {
    private final Wildcard schema;
    private final Wildcard table;
    private final Wildcard column;
    private final Category category;
    private final @Nullable String reason;

    /** @param reason the operator's own words for whoever reads the inventory, on one line; null where none was given */
    public TagRule(String schema, String table, String column, Category category, @Nullable String reason) {
        this.schema = new Wildcard(schema);
        this.table = new Wildcard(table);
        this.column = new Wildcard(column);
        this.category = category;
        this.reason = reason;
    }

    public Category category() {
        return category;
    }

    /** As a rule id, with the reason where there is one. */
    String evidence() {
        return reason == null ? "rule:operator" : "rule:operator # " + reason;
    }

    boolean matches(@Nullable String schemaName, @Nullable String tableName, String columnName) {
        return part(schema, schemaName) && part(table, tableName) && column.matches(columnName);
    }

    /** Exact parts weigh more than wildcards, the column more than the table, the table more than the schema. */
    int precedence() {
        int exact = (column.exact() ? 4 : 0) + (table.exact() ? 2 : 0) + (schema.exact() ? 1 : 0);
        int literals = column.literals() + table.literals() + schema.literals();
        return (exact << 16) + Math.min(literals, 0xffff);
    }

    private static boolean part(Wildcard pattern, @Nullable String name) {
        return name == null ? pattern.any() : pattern.matches(name);
    }

    @Override
    public String toString() {
        return schema + "." + table + "." + column + "=" + category;
    }
}
