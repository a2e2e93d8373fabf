package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the English word that somebody meant ({@code adress}, {@code concact}, {@code liscence}): one letter too many,
 * too few, wrong or swapped, with the first and last letter right. Only words that name persons or their data, six
 * letters at least. Immutable once built; any thread.
 */
final class Misspelt {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 24;

    private final Map<Integer, List<String>> words = new HashMap<>();
    /** Those that an entry of several words has; not words to be put right. */
    private final Set<String> right = new HashSet<>();

    Misspelt(Pack english) {
        Set<String> known = new TreeSet<>();
        for (Sense sense : english.senses()) {
            if (sense.words > 1) {
                right.addAll(Arrays.asList(sense.text.split(" ")));
            } else if (sense.kind == Kind.PERSON || sense.kind == Kind.CATEGORY && !sense.ambiguous()) {
                known.add(sense.text);
            }
        }
        known.addAll(right);
        for (String word : known) {
            if (word.length() >= SHORTEST && word.length() < LONGEST) {
                words.computeIfAbsent(key(word.charAt(0), word.length()), k -> new ArrayList<>())
                        .add(word);
            }
        }
    }

    /** Null where nothing or more than one word can have been meant, or the token is one. */
    @Nullable
    String meant(String token) {
        int length = token.length();
        String found = null;
        if (length < SHORTEST || right.contains(token)) {
            return null;
        }
        for (int l = Math.max(SHORTEST, length - 1); l <= length + 1; l++) {
            for (String word : words.getOrDefault(key(token.charAt(0), l), Collections.<String>emptyList())) {
                if (oneSlip(token, word)) {
                    if (found != null) {
                        return null;
                    }
                    found = word;
                }
            }
        }
        return found;
    }

    private static int key(char first, int length) {
        return first * LONGEST + length;
    }

    private static boolean oneSlip(String token, String word) {
        int last = Math.min(token.length(), word.length()) - 1;
        if (token.charAt(token.length() - 1) != word.charAt(word.length() - 1)) {
            return false;
        }
        int i = 0;
        while (i <= last && token.charAt(i) == word.charAt(i)) {
            i++;
        }
        if (token.length() == word.length()) {
            return token.regionMatches(i + 1, word, i + 1, word.length() - i - 1)
                    || i < last
                            && token.charAt(i) == word.charAt(i + 1)
                            && token.charAt(i + 1) == word.charAt(i)
                            && token.regionMatches(i + 2, word, i + 2, word.length() - i - 2);
        }
        String longer = token.length() > word.length() ? token : word;
        String shorter = longer == token ? word : token;
        return longer.regionMatches(i + 1, shorter, i, shorter.length() - i);
    }
}
