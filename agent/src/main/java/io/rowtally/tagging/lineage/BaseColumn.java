package io.rowtally.tagging.lineage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of a table in the database, as a query names it: lower case, without quotes. Immutable. */
public final class BaseColumn {
    public final @Nullable String schema;
    public final String table;
    public final String column;

    BaseColumn(@Nullable String schema, String table, String column) {
        this.schema = schema;
        this.table = table;
        this.column = column;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BaseColumn
                && Objects.equals(schema, ((BaseColumn) other).schema)
                && table.equals(((BaseColumn) other).table)
                && column.equals(((BaseColumn) other).column);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, table, column);
    }

    @Override
    public String toString() {
        return (schema == null ? "" : schema + ".") + table + "." + column;
    }
}
