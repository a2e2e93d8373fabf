package io.rowtally.it.app.work;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of synthetic persons that one kind of work reads. Thread-safe. */
public final class Ward {
    private Ward() {}

    /** Reads the names of some persons of the database that is called so. */
    public static void read(String ward, int rows) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + ward, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(
                        "select x as id, 'n' || x as person_name from system_range(1, " + rows + ")")) {
            while (set.next()) {
                set.getString("person_name");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
