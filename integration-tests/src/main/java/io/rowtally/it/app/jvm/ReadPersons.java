package io.rowtally.it.app.jvm;

import io.rowtally.it.app.Awaited;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads persons with their phone numbers for users in turn, {@code SET @app_user} before each, once the agent has opened its books. */
public final class ReadPersons {
    private static final String SELECT =
            "select 'n' || x as person_name, '138000' || lpad(x, 5, '0') as phone from system_range(?, ?)";

    private ReadPersons() {}

    /** @param arguments the file that the agent writes once it is there, then for each user his name, the first and the last person */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:persons", "sa", "");
                Statement first = connection.createStatement()) {
            first.executeQuery("select 1").close();
            Awaited.file(new File(arguments[0]));
            for (int i = 1; i < arguments.length; i += 3) {
                read(connection, arguments[i], Integer.parseInt(arguments[i + 1]), Integer.parseInt(arguments[i + 2]));
            }
        }
    }

    private static void read(Connection connection, String user, int from, int to) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SET @app_user = ?");
                PreparedStatement persons = connection.prepareStatement(SELECT)) {
            set.setString(1, user);
            set.execute();
            persons.setInt(1, from);
            persons.setInt(2, to);
            try (ResultSet rows = persons.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                    rows.getString("phone");
                }
            }
        }
    }
}
