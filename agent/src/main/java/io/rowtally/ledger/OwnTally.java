package io.rowtally.ledger;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Where one reading of an activation counts whose user is known and has a tally already: nothing of it need be withheld, and to add up
 * twice what nearly every request reads would take the agent's thread as long again.
 */
final class OwnTally {
    private final Activation activation;
    private final Actor whose;
    private final Tallies tallies;
    private final Stacks stacks;
    /** On the database of the cells that are read now. */
    private @Nullable TallyKey key;

    private @Nullable Tally tally;
    private long changes;
    private long read;

    private OwnTally(Activation activation, Actor whose, Tallies tallies, Stacks stacks) {
        this.activation = activation;
        this.whose = whose;
        this.tallies = tallies;
        this.stacks = stacks;
    }

    /** Null where the user is not known, or in doubt. */
    static @Nullable OwnTally of(Activation activation, Tallies tallies, Stacks stacks) {
        Scope scope = activation.scope;
        Actor whose = scope.sure == scope ? (Actor) scope.actor : null;
        return whose == null ? null : new OwnTally(activation, whose, tallies, stacks);
    }

    /** The tally for a database; null where the user has none yet. */
    @Nullable
    Tally on(Origin origin) {
        if (key == null || key.origin != origin) {
            end();
            key = new TallyKey(whose, origin);
            tally = tallies.find(key);
            if (tally != null) {
                changes = tally.changes();
                read = tally.read;
            }
        }
        return tally;
    }

    /** All cells are read, or all of one database. */
    void end() {
        if (key != null && tally != null && tally.changes() != changes) {
            tallies.touch(key, tally);
            stacks.settled(activation, whose, tally.read - read);
        }
    }
}
