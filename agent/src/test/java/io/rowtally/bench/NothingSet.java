package io.rowtally.bench;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** A result set of a given number of equal rows. Abstract here, whole when {@link NothingDriver} defines it. */
public abstract class NothingSet implements ResultSet, Cloneable {
    private final ResultSetMetaData labels;
    private final int rows;
    private final String[] texts = {
        "", "a", "bc", "110101198001010000", "ghij", "k", "lm", "nop", "qrst", "u", "110101198001010000", "xyz", "0"
    };
    private int row;

    public NothingSet(ResultSetMetaData labels, int rows) {
        this.labels = labels;
        this.rows = rows;
    }

    @Override
    public boolean next() {
        return ++row <= rows;
    }

    @Override
    public int getInt(int column) {
        return row + column;
    }

    @Override
    public long getLong(int column) {
        return row + column;
    }

    @Override
    public String getString(int column) {
        return texts[column];
    }

    @Override
    public int getInt(String label) {
        return row + label.length();
    }

    @Override
    public long getLong(String label) {
        return row + label.length();
    }

    @Override
    public String getString(String label) {
        return texts[label.length()];
    }

    @Override
    public boolean wasNull() {
        return false;
    }

    @Override
    public ResultSetMetaData getMetaData() {
        return labels;
    }

    @Override
    public void close() {
        row = rows;
    }

    /** A set like this one. */
    ResultSet another() throws SQLException {
        try {
            return (ResultSet) clone();
        } catch (CloneNotSupportedException e) {
            throw new SQLException(e);
        }
    }
}
