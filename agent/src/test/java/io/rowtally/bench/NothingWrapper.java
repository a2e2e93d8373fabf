package io.rowtally.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement in front of another, as a pool hands out. Abstract here, whole when it is defined. */
public abstract class NothingWrapper implements PreparedStatement {
    private final PreparedStatement behind;
    private final NothingWrapperSet answer;

    public NothingWrapper(PreparedStatement behind, NothingWrapperSet answer) {
        this.behind = behind;
        this.answer = answer;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return answer.inFrontOf(behind.executeQuery());
    }

    @Override
    public void close() throws SQLException {
        behind.close();
    }
}
