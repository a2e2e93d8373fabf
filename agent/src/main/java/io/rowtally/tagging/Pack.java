package io.rowtally.tagging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The dictionary of one language and spelling. Immutable but for what it keeps of answers; any thread. */
final class Pack {
    private static final Kind[] KINDS = Kind.values();
    private static final Category[] CATEGORIES = Category.values();

    final String id;
    private final WordTable table;
    /** What was asked for once is the same object from then on. */
    private final ConcurrentMap<Integer, Sense> known = new ConcurrentHashMap<>(64);

    Pack(String id, WordTable table) {
        this.id = id;
        this.table = table;
    }

    @Nullable
    Sense get(String key) {
        int at = table.find(key);
        if (at == 0) {
            return null;
        }
        Sense sense = known.get(at);
        if (sense == null) {
            Sense read = read(at, key);
            Sense other = known.putIfAbsent(at, read);
            sense = other == null ? read : other;
        }
        return sense;
    }

    /** As {@link PackWriter} has laid it down. */
    private Sense read(int at, String key) {
        Kind kind = KINDS[table.one(at)];
        Category category = CATEGORIES[table.one(at + 1)];
        boolean other = table.one(at + 4) != 0;
        return new Sense(
                id, other ? table.text(at + 5) : key, kind, category, table.one(at + 2) / 100.0, table.one(at + 3));
    }

    /** Chars of the longest word. */
    int longest() {
        return table.longest();
    }
}
