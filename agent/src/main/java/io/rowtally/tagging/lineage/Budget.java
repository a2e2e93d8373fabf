package io.rowtally.tagging.lineage;

/**
 * How many look-ups one SQL text may cost, and how deep queries may refer to queries: a hostile text can make lineage neither
 * more than linear nor overflow a stack, what is over stays unresolved. Confined to one call.
 */
final class Budget {
    /** Six frames of a stack each; a JVM that has not compiled them yet needs a kilobyte for it. */
    private static final int MAX_DEPTH = 64;

    private int left = 200_000;
    private int depth;

    boolean spend() {
        return spend(1);
    }

    boolean spend(int amount) {
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Goes into a query that another refers to; who gets true calls {@link #leave} behind it. */
    boolean enter() {
        if (depth == MAX_DEPTH) {
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }
}
