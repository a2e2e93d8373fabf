package io.rowtally.it.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one fork measured.
 *
 * @param nanos CPU time of the working thread for each operation
 * @param bytes allocated for each operation
 */
record Cost(double nanos, double bytes) {

    static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return quantile(costs.stream().mapToDouble(figure).toArray(), 0.5);
    }

    /** The nearest of the values below which this share of them lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
