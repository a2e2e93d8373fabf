package io.rowtally.demo.registry.account;

import io.rowtally.demo.registry.web.LoginUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads and stamps rows of {@code sys_account}. Thread-safe. */
public final class AccountDao {

    private static final String BY_ACCOUNT = "SELECT /* SYS-01 */ account, password_hash, salt, real_name, dept, role,"
            + " enabled FROM sys_account WHERE account = ?";
    private static final String ENABLED = "SELECT /* SYS-02 */ enabled FROM sys_account WHERE account = ?";
    private static final String STAMP =
            "UPDATE /* SYS-03 */ sys_account SET last_login = CURRENT_TIMESTAMP WHERE account = ?";

    private final DataSource dataSource;

    public AccountDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The user of that account, or null where account and password do not fit together. */
    LoginUser login(String account, String password) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_ACCOUNT)) {
            statement.setString(1, account);
            LoginUser user = null;
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()
                        && rows.getBoolean("enabled")
                        && Passwords.matches(password, rows.getString("salt"), rows.getString("password_hash"))) {
                    user = new LoginUser(
                            rows.getString("account"),
                            rows.getString("real_name"),
                            rows.getString("dept"),
                            "admin".equals(rows.getString("role")));
                }
            }
            if (user != null) {
                stamp(connection, account);
            }
            return user;
        }
    }

    private static void stamp(Connection connection, String account) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STAMP)) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }

    boolean isEnabled(String account) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ENABLED)) {
            statement.setString(1, account);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
