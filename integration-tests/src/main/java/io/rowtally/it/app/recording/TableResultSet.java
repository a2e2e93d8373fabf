package io.rowtally.it.app.recording;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * A scrollable result set. {@code getString} by label finds the value by itself, as H2's does; {@code getInt} by label goes
 * through the column's number, as those of most drivers do.
 */
public abstract class TableResultSet implements ResultSet {
    private final String[] labels;
    private final String[][] values;
    private int row = -1;
    private boolean wasNull;

    public TableResultSet(Rows rows) {
        labels = rows.labels;
        values = rows.values;
    }

    private boolean on(int index) {
        row = Math.max(-1, Math.min(index, values.length));
        return row >= 0 && row < values.length;
    }

    @Override
    public boolean next() {
        return on(row + 1);
    }

    @Override
    public boolean previous() {
        return on(row - 1);
    }

    @Override
    public boolean absolute(int number) {
        return on(number - 1);
    }

    @Override
    public boolean isLast() {
        boolean last = !next();
        previous();
        return last;
    }

    private String value(int column) {
        String value = values[row][column - 1];
        wasNull = value == null;
        return value;
    }

    @Override
    public String getString(int column) {
        return value(column);
    }

    @Override
    public String getString(String label) throws SQLException {
        return value(column(label));
    }

    @Override
    public Object getObject(int column) {
        return value(column);
    }

    @Override
    public int getInt(int column) {
        return Integer.parseInt(value(column));
    }

    @Override
    public int getInt(String label) throws SQLException {
        return getInt(findColumn(label));
    }

    @Override
    public int findColumn(String label) throws SQLException {
        return column(label);
    }

    private int column(String label) throws SQLException {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i].equalsIgnoreCase(label)) {
                return i + 1;
            }
        }
        throw new SQLException("no column " + label);
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        if (Calls.metaDataRefused()) {
            throw new SQLException("no metadata here");
        }
        return (ResultSetMetaData) Made.of("TableResultSetMetaData", (Object) labels);
    }

    @Override
    public void close() {}
}
