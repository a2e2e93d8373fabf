package io.rowtally.it.app.view;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Interrupts every thread that it can find, as careless shutdown code does, and goes on reading. */
public final class Interrupting {

    private Interrupting() {}

    /** @param arguments a file at whose appearance to begin with it, and one at whose appearance to end */
    public static void main(String[] arguments) throws SQLException {
        File begin = new File(arguments[0]);
        File end = new File(arguments[1]);
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:interrupting", "sa", "")) {
            while (!begin.exists()) {
                rows += read(connection);
            }
            Thread.currentThread().getThreadGroup().interrupt();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                thread.interrupt();
            }
            Thread.interrupted();
            while (!end.exists()) {
                rows += read(connection);
            }
        }
        System.out.println("rows " + rows);
    }

    private static long read(Connection connection) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select x as id from system_range(1, 1000)")) {
            while (set.next()) {
                set.getInt(1);
                rows++;
            }
        }
        return rows;
    }
}
