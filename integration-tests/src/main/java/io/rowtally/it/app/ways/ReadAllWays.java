package io.rowtally.it.app.ways;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads in every way and prints what it read, and which ways the driver does not have. */
public final class ReadAllWays {

    private ReadAllWays() {}

    /** @param arguments the kind of database, {@code hikari-} before it for a pool; the server's URL, which may be empty */
    public static void main(String[] arguments) throws Exception {
        boolean pooled = arguments[0].startsWith("hikari-");
        read(new Store(arguments[0].substring(pooled ? 7 : 0), pooled, arguments[1]), all());
        System.exit(0);
    }

    /** Each way on a database of its own. */
    static void read(Store store, Map<String, Way> ways) throws Exception {
        String run = "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            String name = way.getKey() + run;
            store.create(name);
            if (store.pooled) {
                try (HikariDataSource pool = store.pool(name);
                        Connection connection = pool.getConnection()) {
                    read(name, way, new Desk(store, name, connection));
                }
            } else {
                try (Connection connection = store.connect(name)) {
                    read(name, way, new Desk(store, name, connection));
                }
            }
        }
    }

    private static Map<String, Way> all() {
        Map<String, Way> all = new TreeMap<>();
        Moving.ways(all);
        Typed.ways(all);
        Labelled.ways(all);
        Several.ways(all);
        Ended.ways(all);
        Inner.ways(all);
        RowSets.ways(all);
        OwnReading.ways(all);
        Called.ways(all);
        Written.ways(all);
        return all;
    }

    private static void read(String name, Map.Entry<String, Way> way, Desk desk) throws Exception {
        desk.fill();
        try {
            way.getValue().read(desk);
        } catch (SQLException | UnsupportedOperationException | AbstractMethodError e) {
            refused(way.getKey(), e);
        }
        if (!desk.connection.isClosed() && !desk.connection.getAutoCommit()) {
            desk.connection.rollback();
        }
        System.out.println(desk.books.line(name));
    }

    static void refused(String what, Throwable refusal) {
        String reason = refusal.getClass().getSimpleName() + ": " + refusal.getMessage();
        System.out.println("REFUSED " + what + ' ' + reason.replaceAll("\\s+", " "));
    }
}
