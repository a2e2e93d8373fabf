package io.rowtally.it.app;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads the same persons by statements of many texts, on many tables, until a file appears; prints how many rows it was. */
public final class ReadUntilTold {

    private static final int TABLES = 60;

    private ReadUntilTold() {}

    /** @param arguments the file at whose appearance to end */
    public static void main(String[] arguments) throws Exception {
        File end = new File(arguments[0]);
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:until", "sa", "")) {
            try (Statement statement = connection.createStatement()) {
                for (int table = 0; table < TABLES; table++) {
                    statement.execute("create table person" + table + "(id int primary key, person_name varchar)");
                    statement.execute("insert into person" + table + " values(1, 'n'), (2, 'n'), (3, 'n')");
                }
            }
            while (!end.exists()) {
                for (int table = 0; table < TABLES; table++) {
                    try (PreparedStatement statement =
                                    connection.prepareStatement("select person_name from person" + table);
                            ResultSet set = statement.executeQuery()) {
                        while (set.next()) {
                            set.getString(1);
                            rows++;
                        }
                    }
                }
                Thread.sleep(20);
            }
        }
        System.out.println("rows " + rows);
    }
}
