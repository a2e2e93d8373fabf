package io.rowtally.bench;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A result set in front of another. Abstract here, whole when it is defined. */
public abstract class NothingWrapperSet implements ResultSet, Cloneable {
    private ResultSet behind = this;

    /** A set like this one. */
    ResultSet inFrontOf(ResultSet set) throws SQLException {
        try {
            NothingWrapperSet made = (NothingWrapperSet) clone();
            made.behind = set;
            return made;
        } catch (CloneNotSupportedException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public boolean next() throws SQLException {
        return behind.next();
    }

    @Override
    public int getInt(int column) throws SQLException {
        return behind.getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return behind.getLong(column);
    }

    @Override
    public String getString(int column) throws SQLException {
        return behind.getString(column);
    }

    @Override
    public void close() throws SQLException {
        behind.close();
    }
}
