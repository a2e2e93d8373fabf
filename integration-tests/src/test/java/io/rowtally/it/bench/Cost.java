package io.rowtally.it.bench;

/**
 * What one fork measured.
 *
 * @param nanos CPU time of the working thread for each operation
 * @param bytes allocated for each operation
 */
record Cost(double nanos, double bytes) {}
