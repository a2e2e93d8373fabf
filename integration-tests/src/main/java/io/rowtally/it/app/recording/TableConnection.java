package io.rowtally.it.app.recording;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** A connection that does nothing of its own. */
public abstract class TableConnection implements Connection {

    public TableConnection() {}

    @Override
    public Statement createStatement() {
        return (Statement) Made.of("TableStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return (PreparedStatement) Made.of("TablePreparedStatement", sql);
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return (DatabaseMetaData) Made.of("TableDatabaseMetaData");
    }

    @Override
    public void setAutoCommit(boolean on) {}

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
