package io.rowtally.tagging;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the writer of a name spelled it, told without the dictionaries that are being measured. */
enum Naming {
    /** Words of a language with a delimiter or camel case between them, or one word. */
    WORDS,
    /** Two or more words in one run of letters. */
    GLUED,
    /** Whole syllables of Mandarin. */
    PINYIN,
    /** First letters of the syllables of Mandarin. */
    INITIALS,
    /** Han, kana or Hangul. */
    HAN;

    private static final Pattern SYLLABLES = Pattern.compile("((b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)?"
            + "(iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|ve|er"
            + "|a|o|e|i|u|v)){2,}");

    private static final int ONE_WORD = 12;

    static Naming of(String name, String language) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30ff || c >= 0xac00 && c <= 0xd7a3) {
                return HAN;
            }
        }
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (language.equals("zh") && letters.length() >= 2) {
            if (vowels(letters) * 5 <= letters.length() && letters.length() <= 12) {
                return INITIALS;
            }
            if (letters.length() >= 5 && SYLLABLES.matcher(letters).matches() && !hasEnglish(letters)) {
                return PINYIN;
            }
        }
        boolean delimited = NameTokens.split(name).size() > 1;
        return !delimited && letters.length() >= ONE_WORD ? GLUED : WORDS;
    }

    private static int vowels(String letters) {
        return letters.replaceAll("[^aeiouv]", "").length();
    }

    /** Words that read as pinyin too. */
    private static boolean hasEnglish(String letters) {
        return Pattern.compile("name|date|time|code|type|age|gender|nation|phone|email|image|value|note|line|login|menu"
                        + "|table|title|bank|house|unit|sale|lane|mobile|user|pass|remark")
                .matcher(letters)
                .find();
    }
}
