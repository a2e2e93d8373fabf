package io.rowtally.it.app.ways;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks what types there are on several threads while the agent is attached, for which the driver reads its own sets. Reads nothing itself. */
public final class AskedWhileAttached {
    private static final int THREADS = 2;

    private static volatile boolean stop;
    private static volatile Throwable failure;

    private AskedWhileAttached() {}

    /** @param arguments the server's URL */
    public static void main(String[] arguments) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Connection connection = DriverManager.getConnection(arguments[0], "postgres", "");
            Thread thread = new Thread(() -> askOn(connection), "asking" + i);
            thread.start();
            threads.add(thread);
        }
        System.out.println("busy");
        System.in.read();

        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        System.exit(0);
    }

    private static void askOn(Connection connection) {
        try {
            while (!stop) {
                connection.getMetaData().getTypeInfo().close();
            }
        } catch (SQLException e) {
            failure = e;
        }
    }
}
