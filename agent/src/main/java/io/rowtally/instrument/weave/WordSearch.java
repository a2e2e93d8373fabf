package io.rowtally.instrument.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for words in class files, as Horspool does ("Practical fast searching in strings", 1980), for all of them at once: every
 * class that the application loads is searched, most of them before the JVM has compiled this, so that what counts is how few
 * bytes are looked at.
 */
public final class WordSearch {
    private final byte[][] words;
    /** Bytes of the shortest word: the window that is laid over the text. */
    private final int window;
    /** How far the window may be moved, by the byte that is its last. */
    private final int[] moves = new int[256];
    /** Whether a word may begin where the window does, by the byte that is its last. */
    private final boolean[] ends = new boolean[256];

    /** @param words none of them empty */
    public WordSearch(byte[]... words) {
        this.words = words;
        int shortest = Integer.MAX_VALUE;
        for (byte[] word : words) {
            shortest = Math.min(shortest, word.length);
        }
        window = shortest;
        Arrays.fill(moves, window);
        for (byte[] word : words) {
            for (int i = 0; i < window - 1; i++) {
                int at = word[i] & 0xFF;
                moves[at] = Math.min(moves[at], window - 1 - i);
            }
            ends[word[window - 1] & 0xFF] = true;
        }
    }

    /** Whether the text contains any of the words. */
    public boolean finds(byte[] text) {
        int last = text.length - 1;
        for (int end = window - 1; end <= last; ) {
            int at = text[end] & 0xFF;
            if (ends[at] && beginsAt(text, end - window + 1)) {
                return true;
            }
            end += moves[at];
        }
        return false;
    }

    private boolean beginsAt(byte[] text, int start) {
        for (byte[] word : words) {
            if (isAt(text, start, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] text, int start, byte[] word) {
        if (start + word.length > text.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** A word of ASCII letters as class files spell it. */
    public static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
