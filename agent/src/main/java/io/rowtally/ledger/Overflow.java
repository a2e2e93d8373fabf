package io.rowtally.ledger;

import io.rowtally.identity.Actor;
import io.rowtally.sketch.Hll;
import io.rowtally.sketch.SubjectHash;

/**
 * What those have read, since the start, who found no line of their own within an interval any more: how many rows, and how
 * many users, clients and ways to find them these were, estimated, since to know them is what would take the memory. Owned by the agent's thread.
 */
public final class Overflow {
    /** Nothing of it is written but a number, so it needs no secret. */
    private static final SubjectHash HASH = new SubjectHash(0, 0);

    private final Hll actors = new Hll();
    private long rows;

    void add(Actor actor, Tally tally) {
        rows += tally.fetched;
        actors.add(HASH.coupon(actor.hashCode()));
    }

    public boolean isEmpty() {
        return actors.isEmpty();
    }

    /** Rows fetched that stand in the line of {@code _overflow}. */
    public long rows() {
        return rows;
    }

    /** Different actors whose rows these are, about. */
    public long actors() {
        return actors.estimate();
    }
}
