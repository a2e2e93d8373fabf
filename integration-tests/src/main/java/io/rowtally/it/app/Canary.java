package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Handles a value that must be found nowhere else: as cell, as literal, as parameter, in errors, as label. */
public final class Canary {

    private Canary() {}

    /** @param arguments the canary: letters and digits */
    public static void main(String[] arguments) throws SQLException {
        String canary = arguments[0];
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:canary", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table person(id int, person_name varchar(99), phone varchar(99), note clob)");
            statement.execute("insert into person values(1, '" + canary + "', '" + canary + "', '" + canary + "')");
            try (PreparedStatement insert = connection.prepareStatement("insert into person values(?, ?, ?, ?)")) {
                insert.setInt(1, 2);
                for (int i = 2; i <= 4; i++) {
                    insert.setString(i, canary);
                }
                insert.executeUpdate();
            }
            read(statement, "select id, person_name, phone, note from person /* " + canary + " */");
            read(statement, "select phone from person where person_name = '" + canary + "' -- " + canary);
            read(statement, "select '" + canary + "', 'phone " + canary + "' from person");
            read(statement, "select person_name || '" + canary + "', q'" + "x" + "' from person");
            fail(statement, "select person_name from person where cast(phone as int) = 1");
            fail(statement, "selectt '" + canary + "' from person");
        }
        System.out.println("done");
    }

    private static void read(Statement statement, String sql) {
        try (ResultSet set = statement.executeQuery(sql)) {
            int columns = set.getMetaData().getColumnCount();
            while (set.next()) {
                for (int i = 1; i <= columns; i++) {
                    set.getString(i);
                    set.getObject(i);
                }
                set.getString(set.getMetaData().getColumnLabel(1));
            }
        } catch (SQLException e) {
            // the driver does not know this dialect
        }
    }

    private static void fail(Statement statement, String sql) {
        read(statement, sql);
    }
}
