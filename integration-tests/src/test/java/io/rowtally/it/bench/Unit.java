package io.rowtally.it.bench;

import java.util.Locale;

/** How a figure is read: what it would be if the agent cost nothing, and how it is written. */
enum Unit {
    RATIO(1, 3, "", " x"),
    NANOS(0, 0, "+", " ns"),
    MICROS(0, 3, "+", " µs"),
    MILLIS(0, 0, "+", " ms"),
    BYTES(0, 0, "+", " bytes"),
    MEGABYTES(0, 1, "+", " MB"),
    MEBIBYTES(0, 1, "+", " MiB");

    /** What a variant that changes nothing has. */
    final double nothing;

    private final int digits;
    private final String sign;
    private final String name;

    Unit(double nothing, int digits, String sign, String name) {
        this.nothing = nothing;
        this.digits = digits;
        this.sign = sign;
        this.name = name;
    }

    /** A figure beside the one without an agent. */
    double compared(double figure, double bare) {
        return this == RATIO ? figure / bare : figure - bare;
    }

    /** As far as it is written. */
    double rounded(double figure) {
        double one = Math.pow(10, digits);
        return Math.round(figure * one) / one;
    }

    String text(double figure) {
        return String.format(Locale.ROOT, "%" + sign + ",." + digits + "f", rounded(figure)) + name;
    }
}
