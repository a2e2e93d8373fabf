package io.rowtally.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement that reads another one's rows while it executes and answers with a set of its own. Abstract here, whole when it is defined. */
public abstract class NothingCopier implements PreparedStatement {
    private final PreparedStatement behind;
    private final NothingSet answer;

    public NothingCopier(PreparedStatement behind, NothingSet answer) {
        this.behind = behind;
        this.answer = answer;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        try (ResultSet set = behind.executeQuery()) {
            while (set.next()) {
                set.getString(1);
            }
        }
        return answer.another();
    }

    /** Another set, beside those that are open. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return answer.another();
    }

    @Override
    public void close() throws SQLException {
        behind.close();
    }
}
