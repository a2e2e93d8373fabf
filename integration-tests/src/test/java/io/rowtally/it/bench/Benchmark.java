package io.rowtally.it.bench;

import io.rowtally.it.harness.Postgres;
import java.io.IOException;
import java.util.List;

/**
 * A workload on a database, with what DESIGN promises of it.
 *
 * @param operation what is done over and over
 * @param unit how its CPU time is compared with the one without an agent
 * @param promise the highest figure in that unit that is promised
 * @param bytes the most bytes that an operation may allocate more than without an agent
 */
record Benchmark(
        String title,
        String workload,
        String operation,
        String url,
        String user,
        Unit unit,
        double promise,
        double bytes) {
    private static final String H2 = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";
    private static final String ROW = "row";
    private static final String SET = "result set";
    private static final double ROW_BYTES = 0;
    private static final double SET_BYTES = 140;
    /** What a row of H2's scan takes without an agent on the machine that DESIGN's nanoseconds are of. */
    static final double SCAN_OF_DESIGN = 97;

    static List<Benchmark> all() throws IOException {
        String postgres = Postgres.url();
        return List.of(
                h2("H2 scan, 12 columns by index", "scan-index", ROW, 1.05, ROW_BYTES),
                h2("H2 scan, 12 columns by label", "scan-label", ROW, 1.05, ROW_BYTES),
                new Benchmark(
                        "H2 scan, each row a person", "person-scan-index", ROW, H2, "sa", Unit.NANOS, 60, ROW_BYTES),
                h2("H2 look-up, 12 columns", "look-up", SET, 1.05, SET_BYTES),
                h2("HikariCP over H2, scan", "pooled-scan-index", ROW, 1.04, ROW_BYTES),
                new Benchmark("PostgreSQL scan", "scan-index", ROW, postgres, "postgres", Unit.RATIO, 1.01, ROW_BYTES),
                new Benchmark(
                        "HikariCP over PostgreSQL, look-up",
                        "pooled-look-up",
                        SET,
                        postgres,
                        "postgres",
                        Unit.RATIO,
                        1.02,
                        SET_BYTES));
    }

    /**
     * What a promise of nanoseconds is beside the scan without an agent, which another machine does as much slower as all else: 60 ns
     * where it takes 97 ns is 1.619 times that.
     */
    double promisedRatio() {
        return Unit.RATIO.rounded(1 + promise / SCAN_OF_DESIGN);
    }

    /** Whether what a set costs is measured, not a row. */
    boolean isOfSets() {
        return operation.equals(SET);
    }

    private static Benchmark h2(String title, String workload, String operation, double promise, double bytes) {
        return new Benchmark(title, workload, operation, H2, "sa", Unit.RATIO, promise, bytes);
    }
}
