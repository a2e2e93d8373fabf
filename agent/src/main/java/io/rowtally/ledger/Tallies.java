package io.rowtally.ledger;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.Actor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The tallies of the interval under way. Bounded: beyond the cap all further actors share one line. */
final class Tallies {
    private static final Actor OTHERS = new Actor("_overflow", null, "none", null, Actor.Confidence.LOW);

    private final int most;
    private final Overflow overflow = new Overflow();
    private final Map<TallyKey, Tally> byKey = new LinkedHashMap<>();
    private Set<TallyKey> touched = new LinkedHashSet<>();

    /** @param most lines that are not shared */
    Tallies(int most) {
        this.most = most;
    }

    void add(Actor actor, Origin origin, Tally tally) {
        TallyKey key = new TallyKey(actor, origin);
        Tally known = byKey.get(key);
        if (known == null && byKey.size() >= most) {
            overflow.add(actor, tally);
            key = new TallyKey(OTHERS, origin);
            known = byKey.get(key);
        }
        if (known == null) {
            known = new Tally();
            byKey.put(key, known);
        }
        known.add(tally);
        touched.add(key);
    }

    /** Puts back what was taken and could not be written. */
    void keep(TallyKey key, Tally tally) {
        byKey.put(key, tally);
        touched.add(key);
    }

    /** What has gone into the shared lines. */
    Overflow overflow() {
        return overflow;
    }

    /** The tallies as they are now. Not to be changed. */
    Map<TallyKey, Tally> all() {
        return byKey;
    }

    /** Those that something was added to since this was last asked. */
    Set<TallyKey> takeTouched() {
        Set<TallyKey> taken = touched;
        touched = new LinkedHashSet<>();
        return taken;
    }

    /** The tallies so far; the next interval starts empty. */
    Map<TallyKey, Tally> take() {
        Map<TallyKey, Tally> taken = new LinkedHashMap<>(byKey);
        byKey.clear();
        touched.clear();
        return taken;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Bytes of all sketches. */
    long weight() {
        long bytes = 0;
        for (Tally tally : byKey.values()) {
            bytes += tally.subjects == null ? 0 : tally.subjects.weight();
        }
        return bytes;
    }
}
