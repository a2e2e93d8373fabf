package io.rowtally.it.bench;

import java.util.Arrays;

/**
 * Where figures of several forks lie.
 *
 * @param low a quarter of them is below
 * @param high a quarter of them is above
 */
record Spread(double low, double median, double high) {

    static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** Below it lies this share of the values; between two of them in proportion, since three forks have no quarters. */
    static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /** How far the median is from where it would be if nothing had been changed. */
    double off(double nothing) {
        return Math.abs(median - nothing);
    }
}
