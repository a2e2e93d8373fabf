package io.rowtally.tagging;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way of writing words without a space between them: the dictionaries whose words can be cut out, and how far a cut is
 * to be trusted. Immutable; any thread.
 */
final class Spelling {
    /** How the words of a spelling hang together. */
    enum Style {
        ENGLISH,
        PINYIN,
        INITIALS,
        HAN,
        /** Words of one other language and English ones among them. */
        COMPOUND
    }

    private static final int LONGEST_HAN = 16;

    final Style style;
    final int shortest;
    final int longest;
    private final List<Pack> packs;

    Spelling(Style style, int shortest, Pack... packs) {
        this.style = style;
        this.shortest = shortest;
        this.packs = Arrays.asList(packs);
        int most = 0;
        for (Pack pack : packs) {
            most = Math.max(most, pack.longest());
        }
        this.longest = style == Style.HAN ? Math.min(most, LONGEST_HAN) : most;
    }

    @Nullable
    Sense find(String key) {
        Sense sense = packs.get(0).get(key);
        for (int i = 1; sense == null && i < packs.size(); i++) {
            sense = packs.get(i).get(key);
        }
        return sense;
    }

    /** Whether words that cover a whole token are what its writer glued, not letters that happen to match. */
    boolean covers(List<Word> words) {
        for (Word word : words) {
            if (word.sense == null) {
                return false;
            }
        }
        if (style != Style.COMPOUND) {
            return true;
        }
        for (Word word : words) {
            if (word.text.length() >= 4 && word.sense != null && word.sense.pack.equals(packs.get(0).id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the known end of a token may be believed although its beginning is unknown. */
    boolean trusts(List<Word> words, String token) {
        Word last = words.get(words.size() - 1);
        switch (style) {
            case INITIALS:
                boolean tells = last.text.length() > 2 || last.is(Kind.CATEGORY) || last.is(Kind.GATE);
                return tells && token.length() <= 16 && looksLikeInitials(token);
            case ENGLISH:
                return last.is(Kind.GATE) || last.text.length() >= 5;
            case COMPOUND:
                return false;
            default:
                return last.text.length() >= 6;
        }
    }

    /** No syllable of Mandarin begins with i, u or v, and few with a, e or o: a word with vowels is not initials. */
    private static boolean looksLikeInitials(String token) {
        int vowels = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == 'i' || c == 'u' || c == 'v' || c < 'a' || c > 'z') {
                return false;
            }
            if (c == 'a' || c == 'e' || c == 'o') {
                vowels++;
            }
        }
        return vowels * 4 <= token.length();
    }
}
