package io.rowtally.tagging;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meaningless words that most columns of a table begin or end with ({@code mb_name}, {@code nom_adh}): they name
 * the table, not the column. Words that a dictionary knows are never dropped. Immutable; any thread.
 */
final class Affixes {
    static final Affixes NONE = new Affixes(Collections.<String>emptySet());

    private static final int MIN_COLUMNS = 3;

    private final Set<String> unknown;

    private Affixes(Set<String> unknown) {
        this.unknown = unknown;
    }

    /** @param names the words of each column of one table */
    static Affixes of(List<List<Word>> names) {
        if (names.size() < MIN_COLUMNS) {
            return NONE;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (List<Word> words : names) {
            if (words.size() > 1) {
                count(counts, words.get(0));
                count(counts, words.get(words.size() - 1));
            }
        }
        Set<String> shared = new HashSet<>();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() >= MIN_COLUMNS && entry.getValue() * 5 >= names.size() * 2) {
                shared.add(entry.getKey());
            }
        }
        return shared.isEmpty() ? NONE : new Affixes(shared);
    }

    private static void count(Map<String, Integer> counts, Word word) {
        if (word.sense == null && !NameTokens.digits(word.text)) {
            counts.merge(word.text, 1, Integer::sum);
        }
    }

    /** Whether this unknown word only names the table. */
    boolean shared(Word word) {
        return word.sense == null && unknown.contains(word.text);
    }

    boolean none() {
        return unknown.isEmpty();
    }

    /** Without a shared first word, so that a switch or a phrase behind it is seen as the first. */
    List<Word> strip(List<Word> words) {
        return words.size() > 1 && shared(words.get(0)) ? words.subList(1, words.size()) : words;
    }
}
