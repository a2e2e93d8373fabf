package io.rowtally.it.bench;

import io.rowtally.it.harness.Postgres;
import java.io.IOException;
import java.util.List;

/**
 * A workload on a database, with what DESIGN promises of it.
 *
 * @param promise the highest ratio to no agent that is promised
 */
record Benchmark(String title, String workload, String url, String user, double promise) {
    private static final String H2 = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";

    static List<Benchmark> all() throws IOException {
        String postgres = Postgres.url();
        return List.of(
                new Benchmark("H2 scan, 12 columns by index, per row", "scan-index", H2, "sa", 1.05),
                new Benchmark("H2 scan, 12 columns by label, per row", "scan-label", H2, "sa", 1.05),
                new Benchmark("H2 look-up, 12 columns", "look-up", H2, "sa", 1.05),
                new Benchmark("HikariCP over H2, scan, per row", "pooled-scan-index", H2, "sa", 1.04),
                new Benchmark("PostgreSQL scan, per row", "scan-index", postgres, "postgres", 1.01),
                new Benchmark("HikariCP over PostgreSQL, look-up", "pooled-look-up", postgres, "postgres", 1.02));
    }
}
