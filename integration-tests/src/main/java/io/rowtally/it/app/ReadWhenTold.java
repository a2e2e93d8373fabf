package io.rowtally.it.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads ten persons for each line that it is given, and says so. */
public final class ReadWhenTold {

    private ReadWhenTold() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:told", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table person(id int primary key, name varchar, phone varchar)");
            for (int i = 0; i < 10; i++) {
                statement.execute("insert into person values(" + i + ", 'n', 'p')");
            }
            int times = 0;
            while (told.readLine() != null) {
                try (ResultSet set = statement.executeQuery("select name, phone from person")) {
                    while (set.next()) {
                        set.getString("name");
                        set.getString("phone");
                    }
                }
                System.out.println("READ " + ++times);
            }
        }
    }
}
