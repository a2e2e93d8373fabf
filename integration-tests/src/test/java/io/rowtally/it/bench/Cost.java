package io.rowtally.it.bench;

import io.rowtally.it.harness.ForkedJvm;

/**
 * What one fork measured.
 *
 * @param nanos CPU time of the working thread for each operation
 * @param bytes allocated for each operation
 */
record Cost(double nanos, double bytes) {
    private static final String BATCHES = "15";
    private static final String MILLIS = "100";

    /** Forks a JVM that does a workload over and over, on a database that the variant may put its wrapper before. */
    static Cost measured(Plan plan, Variant variant, String classPath, String workload, String url, String user)
            throws Exception {
        ForkedJvm jvm = ForkedJvm.of(plan.home(), plan.forkFolder())
                .classPath(classPath)
                .option("-Xms512m")
                .option("-Xmx512m");
        variant.options().forEach(jvm::option);
        String[] words =
                Result.of(jvm.main(Fork.class, workload, BATCHES, MILLIS, variant.url(url), user, variant.wrapper()));
        return new Cost(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }
}
