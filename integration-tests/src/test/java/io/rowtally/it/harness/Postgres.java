package io.rowtally.it.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** One real PostgreSQL server for all tests of a run. */
public final class Postgres {
    private static EmbeddedPostgres server;

    private Postgres() {}

    /** The URL of its database {@code postgres}. */
    public static synchronized String url() throws IOException {
        if (server == null) {
            // some hundred databases, of which none need outlive a power cut
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(Postgres::stop));
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
