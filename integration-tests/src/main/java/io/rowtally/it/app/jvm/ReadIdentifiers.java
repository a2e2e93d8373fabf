package io.rowtally.it.app.jvm;

import io.rowtally.it.app.Awaited;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads persons by what identifies them, for users in turn, once the agent has opened its books; then ends, or waits to be killed.
 */
public final class ReadIdentifiers {

    private ReadIdentifiers() {}

    /**
     * @param arguments the file that the agent writes once it is there, {@code ends} or {@code waits}, then for each user his name,
     *     the column that he reads and how many persons
     */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:persons", "sa", "")) {
            try (Statement first = connection.createStatement()) {
                first.executeQuery("select 1").close();
                Awaited.file(new File(arguments[0]));
                first.execute("create table person(id int primary key, phone varchar(20), id_card_no varchar(20))");
            }
            for (int i = 2; i < arguments.length; i += 3) {
                fill(connection, Integer.parseInt(arguments[i + 2]));
                read(connection, arguments[i], arguments[i + 1]);
            }
        }
        if (arguments[1].equals("waits")) {
            System.out.println("read");
            Awaited.theEnd();
        }
    }

    private static void fill(Connection connection, int persons) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into person values(?, ?, ?)")) {
            statement.execute("delete from person");
            for (int person = 0; person < persons; person++) {
                insert.setInt(1, person);
                insert.setString(2, Identifiers.of("phone", person));
                insert.setString(3, Identifiers.of("id_card_no", person));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void read(Connection connection, String user, String column) throws SQLException {
        try (PreparedStatement told = connection.prepareStatement("SET @app_user = ?");
                Statement statement = connection.createStatement()) {
            told.setString(1, user);
            told.execute();
            try (ResultSet rows = statement.executeQuery("select id, " + column + " from person")) {
                while (rows.next()) {
                    rows.getString(2);
                }
            }
        }
    }
}
