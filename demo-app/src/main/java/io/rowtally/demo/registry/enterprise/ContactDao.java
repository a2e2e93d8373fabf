package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.account.OperationLog;
import io.rowtally.demo.registry.web.LoginUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Reads and changes one staff contact. Thread-safe. */
final class ContactDao {

    private static final String FIND = "SELECT /* EDT-01 */ contact_id, enterprise_id, full_name, contact_phone, email,"
            + " id_card_no, home_address FROM ent_staff_contact WHERE contact_id = ?";
    private static final String LOCK = "SELECT /* EDT-02 */ contact_id, contact_phone, email, home_address"
            + " FROM ent_staff_contact WHERE contact_id = ? FOR UPDATE";
    private static final String UPDATE = "UPDATE /* EDT-03 */ ent_staff_contact SET contact_phone = ?, email = ?,"
            + " home_address = ? WHERE contact_id = ?";

    private final DataSource dataSource;

    ContactDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The contact's editable fields by column name, null where there is none with that number. */
    Map<String, String> find(long contact) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, contact);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? RowMap.of(
                                rows,
                                "contact_id",
                                "enterprise_id",
                                "full_name",
                                "contact_phone",
                                "email",
                                "home_address")
                        : null;
            }
        }
    }

    /** Compares with what is there, under a row lock, and notes in the log how many fields changed. */
    void change(LoginUser user, long contact, Map<String, String> changed) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int differences = lockAndCompare(connection, contact, changed);
                try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                    update.setString(1, changed.get("contact_phone"));
                    update.setString(2, changed.get("email"));
                    update.setString(3, changed.get("home_address"));
                    update.setLong(4, contact);
                    update.executeUpdate();
                }
                OperationLog.note(connection, user, "EDIT", "contact " + contact + ", fields " + differences);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static int lockAndCompare(Connection connection, long contact, Map<String, String> changed)
            throws SQLException {
        int differences = 0;
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setLong(1, contact);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    differences += Objects.equals(rows.getString(2), changed.get("contact_phone")) ? 0 : 1;
                    differences += Objects.equals(rows.getString(3), changed.get("email")) ? 0 : 1;
                    differences += Objects.equals(rows.getString(4), changed.get("home_address")) ? 0 : 1;
                }
            }
        }
        return differences;
    }
}
