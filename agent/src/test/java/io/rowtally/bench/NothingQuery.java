package io.rowtally.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement that answers with a result set of its own each time. Abstract here, whole when it is defined. */
public abstract class NothingQuery implements PreparedStatement {
    private final NothingSet answer;

    public NothingQuery(NothingSet answer) {
        this.answer = answer;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return answer.another();
    }

    @Override
    public void close() {}
}
