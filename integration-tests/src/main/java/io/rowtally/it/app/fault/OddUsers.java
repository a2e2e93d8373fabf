package io.rowtally.it.app.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads for users whose ids no register would have: of a megabyte, with line breaks, with pieces of JSON. */
public final class OddUsers {
    private static final int MEGABYTE = 1 << 20;
    private static final int ROWS = 3;

    private OddUsers() {}

    /** @param arguments how many users with an id of a megabyte */
    public static void main(String[] arguments) throws SQLException {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:odd", "sa", "");
                PreparedStatement user = connection.prepareStatement("SET @app_user = ?");
                PreparedStatement persons = connection.prepareStatement(
                        "select x as id, 'n' || x as person_name from system_range(1, " + ROWS + ")")) {
            char[] many = new char[MEGABYTE];
            Arrays.fill(many, 'u');
            String large = new String(many);
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                rows += read(user, i + large, persons);
            }
            rows += read(user, "one\ntwo\r\nthree\u2028four", persons);
            rows += read(user, "x\"},\"pii\":{\"rows\":{\"fetched\":999999}},\"y\":{\"z\":\"", persons);
            rows += read(
                    user,
                    "{\"@timestamp\":\"2026-11-23T14:00:00.000Z\"}\n{\"event\":{\"action\":\"agent-stop\"}}\n",
                    persons);
            System.out.println("LIVE last " + Heap.live());
        }
        System.out.println("ROWS " + rows);
    }

    private static int read(PreparedStatement user, String id, PreparedStatement persons) throws SQLException {
        user.setString(1, id);
        user.execute();
        int rows = 0;
        try (ResultSet set = persons.executeQuery()) {
            while (set.next()) {
                set.getString("person_name");
                rows++;
            }
        }
        return rows;
    }
}
