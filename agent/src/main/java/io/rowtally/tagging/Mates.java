package io.rowtally.tagging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Columns of one table that begin alike tell of the same somebody or something: {@code rec_name} is a person's beside
 * {@code rec_mobile}, {@code owner} a name beside {@code owner_phone}. Filled with what is known of a table's columns
 * before it is asked; confined to one call.
 */
final class Mates {
    /** Letters and digits of a name in lower case, with what it holds; only what is probable at least. */
    private final TreeMap<String, Category> known = new TreeMap<>();

    void add(String column, Category category) {
        known.put(joined(NameTokens.split(column), 0), category);
    }

    /** Whether a column that begins with this whole name holds one of these, and none that does is a name. */
    boolean after(String column, Set<Category> categories) {
        return beside(joined(NameTokens.split(column), 0), categories, true);
    }

    /** Whether a column that begins as this one does before its last token holds one of these. */
    boolean beside(String column, Set<Category> categories) {
        List<String> tokens = NameTokens.split(column);
        return tokens.size() > 1 && beside(joined(tokens, 1), categories, false);
    }

    private boolean beside(String beginning, Set<Category> categories, boolean unnamed) {
        boolean found = false;
        if (beginning.length() < 2) {
            return false;
        }
        for (Map.Entry<String, Category> entry : known.tailMap(beginning, false).entrySet()) {
            if (!entry.getKey().startsWith(beginning)) {
                break;
            }
            if (unnamed && entry.getValue() == Category.PERSON_NAME) {
                return false;
            }
            found |= categories.contains(entry.getValue());
        }
        return found;
    }

    private static String joined(List<String> tokens, int dropped) {
        return String.join("", tokens.subList(0, Math.max(0, tokens.size() - dropped)));
    }
}
