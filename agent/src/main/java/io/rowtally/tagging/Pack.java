package io.rowtally.tagging;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of one language and spelling. Filled while the dictionaries load, never changed after, so any thread
 * may read it.
 */
final class Pack {
    final String id;
    private final Map<String, Sense> entries = new HashMap<>();
    private int longest;

    Pack(String id) {
        this.id = id;
    }

    /** Of two entries with the same spelling the heavier one stays. */
    void add(String key, Sense sense) {
        Sense old = entries.get(key);
        if (old == null || old.weight < sense.weight) {
            entries.put(key, sense);
            longest = Math.max(longest, key.length());
        }
    }

    @Nullable
    Sense get(String key) {
        return entries.get(key);
    }

    int longest() {
        return longest;
    }

    int size() {
        return entries.size();
    }
}
