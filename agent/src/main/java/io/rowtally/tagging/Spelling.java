package io.rowtally.tagging;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way of writing words without a space between them, and how far a cut within it is to be trusted. */
enum Spelling {
    ENGLISH(2),
    PINYIN(4),
    INITIALS(2),
    HAN(1);

    static final List<Spelling> LATIN = Arrays.asList(ENGLISH, PINYIN, INITIALS);

    final int shortest;

    Spelling(int shortest) {
        this.shortest = shortest;
    }

    int longest(Dictionaries dictionaries) {
        switch (this) {
            case ENGLISH:
                return dictionaries.english.longest();
            case PINYIN:
                return dictionaries.pinyin.longest();
            case INITIALS:
                return dictionaries.initials.longest();
            default:
                return dictionaries.han.longest();
        }
    }

    @Nullable
    Sense find(Dictionaries dictionaries, String key) {
        switch (this) {
            case ENGLISH:
                return dictionaries.english.get(key);
            case PINYIN:
                return dictionaries.pinyin.get(key);
            case INITIALS:
                return dictionaries.initials.get(key);
            default:
                return dictionaries.findHan(key);
        }
    }

    /** Whether the known end of a token may be believed although its beginning is unknown. */
    boolean trusts(List<Word> words, String token) {
        Word last = words.get(words.size() - 1);
        if (this == INITIALS) {
            boolean tells = last.text.length() > 2 || last.is(Kind.CATEGORY) || last.is(Kind.GATE);
            return tells && token.length() <= 16 && looksLikeInitials(token);
        }
        if (this == ENGLISH && last.is(Kind.GATE)) {
            return true;
        }
        return last.text.length() >= (this == ENGLISH ? 5 : 6);
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
