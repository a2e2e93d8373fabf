package io.rowtally.it.app.pools;

import io.rowtally.it.app.Database;
import io.rowtally.it.app.ReadEverything;
import java.sql.Connection;
import java.util.logging.LogManager;

/** Reads in every way through every stack that it is told, and prints what it read. */
public final class ReadThroughPools {

    private ReadThroughPools() {}

    /** @param arguments the server's URL, empty for none; then stacks with the kind of database, {@code hikari/druid:h2} */
    public static void main(String[] arguments) throws Exception {
        // pools talk
        LogManager.getLogManager().reset();
        for (int i = 1; i < arguments.length; i++) {
            int colon = arguments[i].indexOf(':');
            String kind = arguments[i].substring(colon + 1);
            Stack stack = new Stack(arguments[i].substring(0, colon));
            Database database = new Database(kind, kind.equals("postgresql") ? arguments[0] : "");
            String suffix = "_" + i;
            System.out.println("STACK " + i + ' ' + arguments[i]);
            ReadEverything.run(
                    database,
                    suffix,
                    (name, work) -> database.through(stack, name, source -> {
                        try (Connection connection = source.getConnection()) {
                            work.on(connection);
                        }
                    }));
            Borrowings.run(database, stack, suffix);
        }
        // servers in process and threads of pools may go on
        System.exit(0);
    }
}
