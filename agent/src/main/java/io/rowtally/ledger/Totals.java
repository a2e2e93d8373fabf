package io.rowtally.ledger;

import io.rowtally.identity.Actor;

/** What the ledger has handed out since the start, for the health event. */
public final class Totals {
    private long read;
    private long fetched;
    private long unattributed;
    private long system;
    private long assumed;
    private long unresolved;

    void add(Actor actor, Tally tally) {
        read += tally.read;
        fetched += tally.fetched;
        unattributed += actor.user().equals(Actor.UNATTRIBUTED) ? tally.read : 0;
        system += actor.user().startsWith(Actor.SYSTEM) && !actor.isNamed() ? tally.read : 0;
        assumed += tally.assumed;
        unresolved += tally.unresolved;
    }

    /** Rows on which at least one column was read. */
    public long rowsRead() {
        return read;
    }

    public long rowsFetched() {
        return fetched;
    }

    /** Rows read that no source could attribute. */
    public long rowsUnattributed() {
        return unattributed;
    }

    /** Rows that the application has read for itself. */
    public long rowsOfSystem() {
        return system;
    }

    /** Rows whose columns had to be assumed, because their result set died unseen. */
    public long rowsAssumed() {
        return assumed;
    }

    /** Cells read under a label that the result set does not have. */
    public long cellsUnresolved() {
        return unresolved;
    }
}
