package io.rowtally.demo.registry.account;

import io.rowtally.demo.registry.web.LoginUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Notes who changed, exported or printed what, in the connection's own transaction. Stateless; any thread. */
public final class OperationLog {

    private static final String INSERT = "INSERT /* SYS-04 */ INTO sys_oplog (czsj, account, op_code, target)"
            + " VALUES (CURRENT_TIMESTAMP, ?, ?, ?)";

    private OperationLog() {}

    public static void note(Connection connection, LoginUser user, String operation, String target)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, user.getAccount());
            insert.setString(2, operation);
            insert.setString(3, target.length() > 60 ? target.substring(0, 60) : target);
            insert.executeUpdate();
        }
    }
}
