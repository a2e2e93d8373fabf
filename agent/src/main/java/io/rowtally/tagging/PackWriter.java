package io.rowtally.tagging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the entries of a {@link Pack}. Runs in the build only; not in the jar. */
final class PackWriter {
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

    private final String id;
    private final Map<String, Sense> entries = new LinkedHashMap<>();

    PackWriter(String id) {
        this.id = id;
    }

    /**
     * Of two entries with the same spelling the heavier one stays, of two equals the first.
     *
     * @param weight always {@code 0.nn}
     */
    void add(String key, String meaning, String text, String weight, int words) {
        double heavy = weight(weight) / 100.0;
        Sense old = entries.get(key);
        if (old != null && old.weight >= heavy) {
            return;
        }
        Kind kind = KINDS.get(meaning);
        Category category = CATEGORIES.get(meaning);
        if (kind != null) {
            category = kind == Kind.PERSON ? Category.PERSON_NAME : kind == Kind.IMAGE ? Category.PHOTO : Category.NONE;
        }
        if (category == null) {
            throw new IllegalStateException(id + ": no category or kind '" + meaning + "' at '" + text + "'");
        }
        entries.put(key, new Sense(id, text, kind == null ? Kind.CATEGORY : kind, category, heavy, words));
    }

    private static int weight(String text) {
        if (!text.matches("0\\.[0-9][0-9]")) {
            throw new IllegalStateException("a dictionary's weight must be like 0.95, not " + text);
        }
        return Integer.parseInt(text.substring(2));
    }

    /** By their spellings. */
    Map<String, Sense> entries() {
        return entries;
    }

    byte[] bytes() throws IOException {
        WordTableWriter table = new WordTableWriter();
        for (Map.Entry<String, Sense> entry : entries.entrySet()) {
            Sense sense = entry.getValue();
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(sense.kind.ordinal());
            payload.write(sense.category.ordinal());
            payload.write((int) Math.round(sense.weight * 100));
            payload.write(sense.words);
            boolean other = !sense.text.equals(entry.getKey());
            payload.write(other ? 1 : 0);
            if (other) {
                payload.write(WordTableWriter.text(sense.text));
            }
            table.put(entry.getKey(), payload.toByteArray());
        }
        return table.bytes();
    }
}
