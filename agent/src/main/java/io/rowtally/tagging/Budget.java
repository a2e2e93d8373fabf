package io.rowtally.tagging;

/**
 * How many look-ups one SQL text may cost: a hostile text cannot make lineage more than linear, what is over stays
 * unresolved. Confined to one call.
 */
final class Budget {
    private int left = 200_000;

    boolean spend() {
        return left > 0 && left-- > 0;
    }
}
