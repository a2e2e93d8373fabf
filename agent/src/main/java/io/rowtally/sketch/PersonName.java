package io.rowtally.sketch;

/**
 * What a person's name is, whether it stands in one column or in several, and in whichever order: its words, without order. Letters
 * and digits make words, and small letters are as their capitals; each character of the scripts that put no blanks between words
 * is one by itself, so a Chinese surname and given name in two columns are the name in one. Accents count.
 *
 * <p>The answer is no hash to keep anything secret by: {@link SubjectHash} makes one of it. Allocates nothing.
 */
public final class PersonName {
    /** Characters that are looked at; longer names identify nobody. */
    private static final int LONGEST = 256;

    /** From here on scripts have no blanks: CJK radicals, kana, Han, Hangul, and the halves of rarer Han characters. */
    private static final char EAST_ASIAN = 0x2e80;

    private static final char LAST_EAST_ASIAN = 0xdfff;

    private static final long SEED = 0x9e3779b97f4a7c15L;

    private PersonName() {}

    /** The sum of the words' numbers, which are spread over 64 bits; 0 where there is none. */
    public static long words(String name) {
        long words = 0;
        long word = SEED;
        int end = Math.min(name.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c >= EAST_ASIAN && c <= LAST_EAST_ASIAN) {
                words += ended(word);
                words += Character.isLetter(c) || Character.isSurrogate(c) ? ended(with(SEED, c)) : 0;
                word = SEED;
            } else if (Character.isLetterOrDigit(c)) {
                word = with(word, Character.toUpperCase(c));
            } else {
                words += ended(word);
                word = SEED;
            }
        }
        return words + ended(word);
    }

    private static long with(long word, char c) {
        long mixed = (word ^ c) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 32;
    }

    private static long ended(long word) {
        return word == SEED ? 0 : (word ^ word >>> 29) * 0xc4ceb9fe1a85ec53L;
    }
}
