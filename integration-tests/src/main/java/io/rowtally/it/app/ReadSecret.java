package io.rowtally.it.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads a value that only a file and the database have, again and again, until it is killed. */
public final class ReadSecret {

    private ReadSecret() {}

    /** @param arguments the file that has the value */
    public static void main(String[] arguments) throws Exception {
        String secret = new String(Files.readAllBytes(Paths.get(arguments[0])), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:secret", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table person(id_card_no varchar(99), person_name varchar(99), phone varchar(99))");
            try (PreparedStatement insert = connection.prepareStatement("insert into person values(?, ?, ?)")) {
                for (int i = 1; i <= 3; i++) {
                    insert.setString(i, secret);
                }
                insert.executeUpdate();
            }
            while (true) {
                try (ResultSet set = statement.executeQuery("select id_card_no, person_name, phone from person")) {
                    while (set.next()) {
                        set.getString(1);
                        set.getObject("person_name");
                        set.getString("phone");
                    }
                }
                Thread.sleep(10);
            }
        }
    }
}
