package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one column of one table before it is tagged. Immutable; any thread.
 */
public final class Column {
    private final @Nullable String schema;
    private final @Nullable String table;
    private final String name;
    private final @Nullable String sqlType;
    private final @Nullable String remark;

    /**
     * @param sqlType as in a CREATE TABLE or from {@code DatabaseMetaData}, such as {@code varchar(18)}; null = unknown
     * @param remark the column's comment in the database; null = none
     */
    public Column(
            @Nullable String schema,
            @Nullable String table,
            String name,
            @Nullable String sqlType,
            @Nullable String remark) {
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.sqlType = sqlType;
        this.remark = remark;
    }

    public @Nullable String schema() {
        return schema;
    }

    public @Nullable String table() {
        return table;
    }

    public String name() {
        return name;
    }

    public @Nullable String sqlType() {
        return sqlType;
    }

    public @Nullable String remark() {
        return remark;
    }
}
