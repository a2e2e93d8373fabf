package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads on several threads while the agent is attached, then does what {@link ReadEverything} does and prints what it read
 * since; and what it read on a connection, a statement and a result set that were there before.
 */
public final class AttachedWhileBusy {
    private static final String POOL = "hikari-";
    private static final int THREADS = 2;
    private static final String AMOUNTS = "select id, amount from person";
    private static final String NAMES = "select id, person_name from person order by id";

    private static volatile boolean stop;
    private static volatile Throwable failure;

    private AttachedWhileBusy() {}

    /** @param arguments drivers that are busy, with commas; drivers to count with; a server's URL */
    public static void main(String[] arguments) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (String kind : arguments[0].split(",")) {
            keepBusy(kind, arguments, threads);
        }
        try (Connection connection = open("h2", arguments, "old");
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(NAMES);
                Statement before = connection.createStatement();
                ResultSet begun = before.executeQuery(NAMES)) {
            for (int i = 0; i < Scenarios.PERSONS / 2; i++) {
                begun.next();
                begun.getInt("id");
            }
            System.out.println("busy");
            System.in.read();

            stop = true;
            for (Thread thread : threads) {
                thread.join();
            }
            long names = names(begun);
            names += names(prepared.executeQuery());
            names += names(statement.executeQuery(NAMES));
            try (Statement after = connection.createStatement()) {
                names += names(after.executeQuery(NAMES));
            }
            names += later();
            System.out.println("OLD " + names);
        }
        for (String kind : arguments[1].split(",")) {
            System.out.println("DRIVER " + kind);
            ReadEverything.run(kind, arguments[2]);
        }
        System.out.println("FIELDS org.h2.jdbc.JdbcResultSet " + hasFields("org.h2.jdbc.JdbcResultSet"));
        System.out.println("FIELDS org.sqlite.jdbc4.JDBC4ResultSet " + hasFields("org.sqlite.jdbc4.JDBC4ResultSet"));
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static long later() throws SQLException {
        try (Connection connection = new LaterConnection("jdbc:h2:mem:later");
                Statement statement = connection.createStatement()) {
            statement.execute("create table person as select x as id, 'n' || x as person_name from system_range(1, 7)");
            return names(connection.prepareStatement(NAMES).executeQuery());
        }
    }

    private static long names(ResultSet set) throws SQLException {
        long names = 0;
        while (set.next()) {
            names += set.getString("person_name") == null ? 0 : 1;
        }
        return names;
    }

    private static boolean hasFields(String name) throws ClassNotFoundException {
        try {
            Class.forName(name).getField("rowtally$cursor");
            return true;
        } catch (NoSuchFieldException e) {
            return false;
        }
    }

    private static void keepBusy(String kind, String[] arguments, List<Thread> threads) throws Exception {
        Connection connection = open(kind, arguments, "busy" + kind.replace('-', 'x'));
        for (int i = 0; i < THREADS; i++) {
            Connection own = i == 0 ? connection : database(kind, arguments).again(connection);
            Thread thread = new Thread(() -> readOn(own), kind + i);
            thread.start();
            threads.add(thread);
        }
    }

    private static void readOn(Connection connection) {
        try {
            while (!stop) {
                try (Statement statement = connection.createStatement();
                        ResultSet set = statement.executeQuery(AMOUNTS)) {
                    while (set.next()) {
                        set.getInt(1);
                        set.getObject("amount");
                    }
                }
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    private static Connection open(String kind, String[] arguments, String namespace) throws Exception {
        Database database = database(kind, arguments);
        Connection connection =
                kind.startsWith(POOL) ? database.pool(namespace).getConnection() : database.open(namespace);
        Scenarios.fill(connection, new Expected());
        return connection;
    }

    private static Database database(String kind, String[] arguments) {
        return new Database(kind.startsWith(POOL) ? kind.substring(POOL.length()) : kind, arguments[2]);
    }
}
