package io.rowtally.it.app;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Runs every scenario and prints what it read, and which scenarios the driver refused. */
public final class ReadEverything {

    private ReadEverything() {}

    /**
     * @param arguments the kind of database as {@link Database} knows it, {@code hikari-} before it for a pool; then the
     *     server's URL if any
     */
    public static void main(String[] arguments) throws Exception {
        run(arguments[0], arguments[1]);
        // servers in process and timers of drivers may keep threads
        System.exit(0);
    }

    static void run(String kind, String server) throws Exception {
        boolean pooled = kind.startsWith("hikari-");
        Database database = new Database(kind.substring(pooled ? 7 : 0), server);
        if (pooled) {
            run(database, "p", database::connectPooled);
        } else {
            run(database, "", database::connect);
        }
    }

    /** How a scenario comes to its connection to a new database of that name. */
    public interface Way {
        void connect(String name, Database.Work work) throws Exception;
    }

    /** @param suffix what follows a scenario's name in the name of its database */
    public static void run(Database database, String suffix, Way way) throws Exception {
        Map<String, Scenarios.Scenario> all = new TreeMap<>(Scenarios.all());
        all.putAll(Moves.all());
        all.putAll(Writes.all(database));
        for (Map.Entry<String, Scenarios.Scenario> scenario : all.entrySet()) {
            String name = scenario.getKey() + suffix;
            Expected expected = new Expected();
            way.connect(name, connection -> {
                Scenarios.fill(connection, expected);
                try {
                    scenario.getValue().run(connection, expected);
                } catch (SQLException | UnsupportedOperationException | AbstractMethodError e) {
                    System.out.println("REFUSED " + scenario.getKey() + " in " + name + ": " + reason(e));
                }
            });
            System.out.println(expected.line(name));
        }
    }

    private static String reason(Throwable refusal) {
        return (refusal.getClass().getSimpleName() + ": " + refusal.getMessage()).replaceAll("\\s+", " ");
    }
}
