package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads all columns of all rows of a query as text. Arguments: URL, user, query. */
public final class ReadQuery {

    private ReadQuery() {}

    public static void main(String[] arguments) throws Exception {
        int rows = 0;
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(arguments[2])) {
            int columns = set.getMetaData().getColumnCount();
            while (set.next()) {
                for (int column = 1; column <= columns; column++) {
                    set.getString(column);
                }
                rows++;
            }
        }
        System.out.println("READ " + rows);
    }
}
