package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/**
 * Finds the English word that somebody meant ({@code adress}, {@code concact}, {@code liscence}): one letter too many,
 * too few, wrong or swapped, with the first and last letter right. Only words that name persons or their data, six
 * letters at least. Immutable once built; any thread.
 */
final class Misspelt {
    static final String TABLE = "misspelt";
    static final int SHORTEST = 6;
    static final int LONGEST = 24;

    /** Words by {@link #key}; also, with nothing, those that an entry of several words has: they are not to be put right. */
    private final WordTable table;

    Misspelt(WordTable table) {
        this.table = table;
    }

    /** Null where nothing or more than one word can have been meant, or the token is one. */
    @Nullable
    String meant(String token) {
        int length = token.length();
        String found = null;
        if (length < SHORTEST || table.find(token) != 0) {
            return null;
        }
        for (int l = Math.max(SHORTEST, length - 1); l <= length + 1; l++) {
            int at = table.find(key(token.charAt(0), l));
            for (String word : at == 0 ? new String[0] : table.text(at).split(" ")) {
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

    /** No word: of the words that begin alike and are as long. */
    static String key(char first, int length) {
        return first + " " + length;
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
