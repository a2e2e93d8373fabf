package io.rowtally.it.app.recording;

import java.sql.ResultSetMetaData;
import java.sql.Types;

/** The columns of a result set. */
public abstract class TableResultSetMetaData implements ResultSetMetaData {
    private final String[] labels;

    public TableResultSetMetaData(String[] labels) {
        this.labels = labels;
    }

    @Override
    public int getColumnCount() {
        return labels.length;
    }

    @Override
    public String getColumnLabel(int column) {
        return labels[column - 1];
    }

    @Override
    public int getColumnType(int column) {
        return Types.VARCHAR;
    }
}
