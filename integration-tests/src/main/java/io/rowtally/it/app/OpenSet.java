package io.rowtally.it.app;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** One long export: reads a result set until a file appears, then closes it and prints how many rows it was. */
public final class OpenSet {

    private OpenSet() {}

    /** @param arguments the file at whose appearance to end */
    public static void main(String[] arguments) throws Exception {
        File end = new File(arguments[0]);
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:open;LAZY_QUERY_EXECUTION=1", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(
                        "select x as id, 'n' || x as person_name from system_range(1, 9000000000)")) {
            while (!end.exists() && set.next()) {
                set.getString("person_name");
                rows++;
            }
            System.out.println("still open");
        }
        System.out.println("rows " + rows);
    }
}
