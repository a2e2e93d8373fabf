package io.rowtally.it.app.jvm;

import io.rowtally.it.app.Awaited;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Opens result sets and statements and never closes one, on one connection, in a heap that could not hold them; says how
 * much of the heap lives after a tenth of them and after all.
 */
public final class NeverClosed {
    private static final int COLLECTIONS = 5;

    private NeverClosed() {}

    /** @param arguments how many sets; a file that the agent writes once it has loaded what it keeps */
    public static void main(String[] arguments) throws Exception {
        int sets = Integer.parseInt(arguments[0]);
        File loaded = new File(arguments[1]);
        Register register = new Register("unclosed");
        try (Connection connection = DriverManager.getConnection(register.url(), "sa", "")) {
            persons(connection);
            for (int i = 1; i <= sets; i++) {
                open(connection);
                register.forgotten();
                if (i == 1) {
                    Awaited.file(loaded);
                }
                if (i == sets / 10) {
                    System.out.println("LIVE first " + live());
                }
            }
            System.out.println("LIVE last " + live());
        }
        register.print();
    }

    private static void persons(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table two_persons(id int, person_name varchar)");
            statement.execute("insert into two_persons values(1, 'n'), (2, 'm')");
        }
    }

    private static void open(Connection connection) throws SQLException {
        ResultSet set =
                connection.createStatement().executeQuery("select id, person_name from two_persons order by id");
        set.next();
        set.getString(2);
        set.next();
        set.getString(2);
    }

    /** Bytes of the heap that are still reachable. */
    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
