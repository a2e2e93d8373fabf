package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.List;

/** What weighs on the head of one name, in the order in which it is read. Confined to one call. */
final class Gates {
    /** The name is a statement about a thing, not the thing. */
    static final double STATEMENT = 0.05;

    final List<Spoken> spoken = new ArrayList<>();
    /** Product of all, 0..1. */
    private double factor = 1;

    private boolean stated;

    void weigh(double by, String rule) {
        factor *= by;
        spoken.add(Spoken.weighs(rule, by, null));
    }

    void state(String rule) {
        weigh(STATEMENT, rule);
        stated = true;
    }

    double factor() {
        return factor;
    }

    boolean stated() {
        return stated;
    }
}
