package io.rowtally.tagging;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits the name of a column or table where its writer did: at case changes, delimiters, digits, and between Han and
 * other letters. Full-width forms become plain, accents fall off Latin letters, everything ends up in lower case.
 */
final class NameTokens {
    /** Names longer than this are cut: no database allows them, and labels can be any text. */
    static final int MAX_NAME = 128;

    private NameTokens() {}

    static List<String> split(String name) {
        String text = plain(name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
        List<String> tokens = new ArrayList<>();
        int start = -1;
        int before = DELIMITER;
        for (int i = 0; i < text.length(); i++) {
            int kind = kind(text.charAt(i));
            boolean camel =
                    kind == UPPER && before == LOWER || kind == LOWER && before == UPPER && i - 1 > start && start >= 0;
            if (kind == LOWER && camel) {
                add(tokens, text, start, i - 1);
                start = i - 1;
            } else if (camel || kind != before && !(kind == LOWER && before == UPPER)) {
                add(tokens, text, start, i);
                start = kind == DELIMITER ? -1 : i;
            }
            before = kind;
        }
        add(tokens, text, start, text.length());
        return tokens;
    }

    static boolean han(String token) {
        return kind(token.charAt(0)) == HAN;
    }

    static boolean digits(String token) {
        return kind(token.charAt(0)) == DIGIT;
    }

    private static final char BREVE = 0x306;
    /** Letters that Unicode does not take apart, and what people write where they cannot type them. */
    private static final String STROKED = "đĐłŁøØı";

    private static final String UNSTROKED = "dDlLoOi";

    private static final int DELIMITER = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 3;
    private static final int HAN = 4;

    private static int kind(char c) {
        if (c < 128) {
            if (c >= 'a' && c <= 'z') {
                return LOWER;
            }
            return c >= 'A' && c <= 'Z' ? UPPER : c >= '0' && c <= '9' ? DIGIT : DELIMITER;
        }
        // Kana and Hangul are written without case or spaces, as Han is; the three mix within one word.
        if (Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30ff || c >= 0xac00 && c <= 0xd7a3) {
            return HAN;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        return Character.isUpperCase(c) ? UPPER : Character.isLetter(c) ? LOWER : DELIMITER;
    }

    private static void add(List<String> tokens, String text, int start, int end) {
        if (start >= 0 && end > start) {
            tokens.add(text.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    private static String plain(String name) {
        boolean ascii = true;
        for (int i = 0; ascii && i < name.length(); i++) {
            ascii = name.charAt(i) < 128;
        }
        if (ascii) {
            return name;
        }
        // NFKD takes accents off; NFC puts Hangul and kana together again
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c < 0x300 || c > 0x36f || c == BREVE && i > 0 && cyrillicI(apart.charAt(i - 1))) {
                int stroked = STROKED.indexOf(c);
                kept.append(stroked < 0 ? c : UNSTROKED.charAt(stroked));
            }
        }
        String plain = Normalizer.normalize(kept, Normalizer.Form.NFC)
                .replace("ß", "ss")
                .replace("ẞ", "SS");
        return plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
    }

    /** With its breve it is another letter: a Russian word loses its sense without it. */
    private static boolean cyrillicI(char c) {
        return c == 'и' || c == 'И';
    }
}
