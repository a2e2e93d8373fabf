package io.rowtally.tagging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of one language and spelling. Filled while the dictionaries load, never changed after, so any thread
 * may read it.
 */
final class Pack {
    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<String, Category> CATEGORIES = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.name(), kind);
        }
        for (Category category : Category.values()) {
            CATEGORIES.put(category.name(), category);
        }
    }

    final String id;
    private final Map<String, Sense> entries;
    private int longest;

    Pack(String id, int expected) {
        this.id = id;
        this.entries = new HashMap<>(expected);
    }

    /** Of two entries with the same spelling the heavier one stays, of two equals the first. */
    void add(String key, String meaning, String text, double weight, int words) {
        Sense old = entries.get(key);
        if (old != null && old.weight >= weight) {
            return;
        }
        Kind kind = KINDS.get(meaning);
        Category category = CATEGORIES.get(meaning);
        if (kind != null) {
            category = kind == Kind.PERSON ? Category.PERSON_NAME : kind == Kind.IMAGE ? Category.PHOTO : Category.NONE;
        }
        if (category == null) {
            throw new IllegalStateException(id + ".tsv: no category or kind '" + meaning + "' at '" + text + "'");
        }
        entries.put(key, new Sense(id, text, kind == null ? Kind.CATEGORY : kind, category, weight, words));
        longest = Math.max(longest, key.length());
    }

    @Nullable
    Sense get(String key) {
        return entries.get(key);
    }

    Collection<Sense> senses() {
        return entries.values();
    }

    int longest() {
        return longest;
    }
}
