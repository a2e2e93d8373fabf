package io.rowtally.it.app;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Never closes a result set or a statement, in a heap that could not hold them all, and waits until the agent has let go of
 * what it kept beside them.
 */
public final class Unclosed {
    private static final int SETS = 100_000;
    private static final int FEW = 1_000;
    private static final int TRIES = 1_000;

    private Unclosed() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:unclosed", "sa", "")) {
            open(connection);
            System.out.println("ready");
            System.in.read();

            for (int i = 0; i < SETS; i++) {
                open(connection);
            }
            Method size = Class.forName("java.lang.RowtallyAttached").getMethod("size");
            for (int i = 0; i < TRIES && (Integer) size.invoke(null) > FEW; i++) {
                System.gc();
                open(connection);
            }
            int left = (Integer) size.invoke(null);
            System.out.println(left > 0 && left <= FEW ? "forgotten" : "kept " + left);
        }
    }

    private static void open(Connection connection) throws SQLException {
        ResultSet set =
                connection.createStatement().executeQuery("select x as id, 'n' as person_name from system_range(1, 3)");
        set.next();
        set.getString(2);
    }
}
