package io.rowtally.it.app.recording;

import java.sql.ResultSet;
import java.sql.Statement;

/** A statement that finds its answer in its text. */
public abstract class TableStatement implements Statement {
    private ResultSet result;

    public TableStatement() {}

    static ResultSet answer(String sql) {
        return (ResultSet) Made.of("TableResultSet", Rows.of(sql));
    }

    @Override
    public ResultSet executeQuery(String sql) {
        return answer(sql);
    }

    @Override
    public boolean execute(String sql) {
        result = sql.startsWith("select ") ? answer(sql) : null;
        return result != null;
    }

    @Override
    public int executeUpdate(String sql, int keys) {
        return 1;
    }

    @Override
    public ResultSet getGeneratedKeys() {
        return answer("select id from keys where id = 9");
    }

    @Override
    public ResultSet getResultSet() {
        return result;
    }

    @Override
    public boolean getMoreResults() {
        result = null;
        return false;
    }

    @Override
    public int getUpdateCount() {
        return -1;
    }

    @Override
    public void close() {}
}
