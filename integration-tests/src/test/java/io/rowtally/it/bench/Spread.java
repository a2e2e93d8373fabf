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

    /** The nearest of the values below which this share of them lies. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** How far the median is from where it would be if nothing had been changed. */
    double off(double nothing) {
        return Math.abs(median - nothing);
    }
}
