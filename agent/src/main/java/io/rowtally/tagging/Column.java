package io.rowtally.tagging;

import io.rowtally.tagging.value.ValueEvidence;
import java.util.Collections;
import java.util.List;
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
    private final List<ValueEvidence> values;

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
        this(schema, table, name, sqlType, remark, Collections.<ValueEvidence>emptyList());
    }

    private Column(
            @Nullable String schema,
            @Nullable String table,
            String name,
            @Nullable String sqlType,
            @Nullable String remark,
            List<ValueEvidence> values) {
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.sqlType = sqlType;
        this.remark = remark;
        this.values = values;
    }

    /** The same column, of whose values so much is known. */
    Column withValues(List<ValueEvidence> newValues) {
        return newValues == values ? this : new Column(schema, table, name, sqlType, remark, newValues);
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

    /** What its values have said; empty where none were seen, or too few. */
    List<ValueEvidence> values() {
        return values;
    }

    public @Nullable String remark() {
        return remark;
    }
}
