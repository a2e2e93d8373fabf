package io.rowtally.it.app.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** One thread that reads by very many different texts, each with other columns, as programs do that write their SQL themselves. */
public final class ManyShapes {
    private ManyShapes() {}

    /** @param arguments how many texts, and how often each */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        int shapes = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:shapes", "sa", "");
                Statement statement = connection.createStatement()) {
            for (int round = 1; round <= rounds; round++) {
                for (int i = 0; i < shapes; i++) {
                    rows += read(statement, i);
                }
                TimeUnit.SECONDS.sleep(3); // the agent reads its cells once a second
                System.out.println("LIVE " + round + ' ' + Heap.live());
            }
        }
        System.out.println("ROWS " + rows);
    }

    private static int read(Statement statement, int number) throws SQLException {
        int rows = 0;
        try (ResultSet set = statement.executeQuery("select x as id_" + word(number)
                + ", 'n' || x as person_name from system_range(1, 2) as t_" + word(number))) {
            while (set.next()) {
                set.getString(2);
                rows++;
            }
        }
        return rows;
    }

    /** In letters: numbers in a text may be taken for literals. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number; left > 0; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.length() == 0 ? "a" : word.toString();
    }
}
