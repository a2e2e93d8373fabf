package io.rowtally.it.app.recording;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** A statement with one parameter. */
public abstract class TablePreparedStatement extends TableStatement implements PreparedStatement {
    private final String sql;
    private int parameter;

    public TablePreparedStatement(String sql) {
        this.sql = sql;
    }

    @Override
    public void setInt(int index, int value) {
        parameter = value;
    }

    @Override
    public ResultSet executeQuery() {
        return answer(sql.replace("?", String.valueOf(parameter)));
    }
}
