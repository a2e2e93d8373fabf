package io.rowtally.ledger;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tallies of the interval under way. Bounded: beyond the cap all further actors share one line. */
final class Tallies {
    private static final Actor OTHERS = new Actor("_overflow", null, "none", null, Actor.Confidence.LOW);

    private final int most;
    private final Overflow overflow = new Overflow();
    private final Map<TallyKey, Tally> byKey = new LinkedHashMap<>();
    private List<TallyKey> touched = new ArrayList<>();

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
        touch(key, known);
    }

    /** The tally of one who has a line of his own already, for counting there at once; null where he has none. */
    @Nullable
    Tally find(TallyKey key) {
        return byKey.get(key);
    }

    /** Something was added to a tally. */
    void touch(TallyKey key, Tally tally) {
        if (!tally.touched) {
            tally.touched = true;
            touched.add(key);
        }
    }

    /** Puts back what was taken and could not be written. */
    void keep(TallyKey key, Tally tally) {
        byKey.put(key, tally);
        touch(key, tally);
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
    List<TallyKey> takeTouched() {
        List<TallyKey> taken = touched;
        touched = new ArrayList<>();
        for (TallyKey key : taken) {
            Tally tally = byKey.get(key);
            if (tally != null) {
                tally.touched = false;
            }
        }
        return taken;
    }

    /** The tallies so far; the next interval starts empty. */
    Map<TallyKey, Tally> take() {
        takeTouched();
        Map<TallyKey, Tally> taken = new LinkedHashMap<>(byKey);
        byKey.clear();
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
