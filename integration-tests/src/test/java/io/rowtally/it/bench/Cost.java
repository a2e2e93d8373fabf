package io.rowtally.it.bench;

/**
 * What one turn of a fork measured.
 *
 * @param nanos CPU time of the working thread for each operation
 * @param bytes allocated for each operation
 */
record Cost(double nanos, double bytes) {

    /** @param line as {@link Fork} prints it */
    static Cost of(String line) {
        String[] words = line.split(" ");
        return new Cost(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }
}
