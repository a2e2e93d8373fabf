package io.rowtally.ledger;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.Actor;
import org.jspecify.annotations.Nullable;

/** What one telemetry line is about: an actor on a database. */
final class TallyKey {
    final Actor actor;
    final Origin origin;

    TallyKey(Actor actor, Origin origin) {
        this.actor = actor;
        this.origin = origin;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TallyKey
                && actor.equals(((TallyKey) object).actor)
                && origin == ((TallyKey) object).origin;
    }

    @Override
    public int hashCode() {
        return 31 * actor.hashCode() + System.identityHashCode(origin);
    }
}
