package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Postal addresses by the words that they are made of: streets and house numbers, and in East Asia the regions. */
final class Addresses {
    private static final int MOST_WORDS = 24;
    /** Behind the street's name: English; German ones end with it. */
    private static final String STREET_AFTER =
            " street st road rd avenue ave lane ln drive dr boulevard blvd terrace crescent highway hwy parkway pkwy ";

    private static final String[] STREET_ENDS = {
        "straße", "strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer", "straat", "laan", "gracht"
    };
    /** Before the street's name: French, Spanish, Italian, Portuguese, Russian. */
    private static final String STREET_BEFORE =
            " rue avenue boulevard allée chemin impasse quai calle avenida avda paseo plaza"
                    + " carrera via viale piazza corso vicolo largo rua travessa praça alameda rodovia улица ул проспект пр-т пр"
                    + " переулок пер шоссе набережная наб бульвар проезд ";

    private Addresses() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format(
                        "cn-address", Category.POSTAL_ADDRESS, 0.05, value -> ChineseAddresses.address(value.plain)),
                Detector.format("jp-address", Category.POSTAL_ADDRESS, 0.01, value -> japanese(value.plain)),
                Detector.format("kr-address", Category.POSTAL_ADDRESS, 0.01, value -> korean(value.plain)),
                Detector.format("street-address", Category.POSTAL_ADDRESS, 0.02, value -> street(value.plain)));
    }

    /** A street's word with a name beside it, and a number. */
    private static boolean street(Chars text) {
        String[] words = words(text);
        boolean number = false;
        boolean street = false;
        int named = 0;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.isEmpty()) {
                continue;
            }
            if (Character.isDigit(word.charAt(0))) {
                number = true;
                continue;
            }
            named++;
            boolean after = named > 1 && number && STREET_AFTER.contains(' ' + word + ' ') && closes(words, i);
            boolean before = STREET_BEFORE.contains(' ' + word + ' ') && i + 1 < words.length && named <= 3;
            street |= after || before || i + 1 < words.length && german(word, words[i + 1]);
        }
        return number && street && named <= 12;
    }

    /** Nothing, a number or a comma comes behind the word: not "drive belt". */
    private static boolean closes(String[] words, int i) {
        return i + 1 == words.length || words[i + 1].isEmpty() || Character.isDigit(words[i + 1].charAt(0));
    }

    private static boolean german(String word, String next) {
        for (String end : STREET_ENDS) {
            if (word.endsWith(end) && word.length() >= end.length()) {
                return !next.isEmpty() && Character.isDigit(next.charAt(0));
            }
        }
        return false;
    }

    /** Words in small letters; an empty one for each comma or line's end. A dot ends a word. */
    private static String[] words(Chars text) {
        String[] words = new String[MOST_WORDS];
        int count = 0;
        int start = 0;
        for (int i = 0; i <= text.length() && count < MOST_WORDS; i++) {
            char c = text.at(i);
            boolean inside = i < text.length() && (Character.isLetterOrDigit(c) || c == '-' || c == '\'' || c == '/');
            if (!inside) {
                if (i > start) {
                    words[count++] = text.text(start, i).toLowerCase(Locale.ROOT);
                }
                start = i + 1;
                if ((c == ',' || c == '\n' || c == ';') && count < MOST_WORDS) {
                    words[count++] = "";
                }
            }
        }
        return Arrays.copyOf(words, count);
    }

    /** Prefecture, municipality, then a block's number. */
    private static boolean japanese(Chars text) {
        int prefecture = -1;
        int municipality = -1;
        boolean number = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (prefecture < 0 && i >= 2 && i <= 3 && "都道府県".indexOf(c) >= 0) {
                prefecture = i;
            } else if (prefecture >= 0 && i > prefecture + 1 && "市区町村郡".indexOf(c) >= 0) {
                municipality = i;
            } else if (municipality >= 0) {
                number |= c >= '0' && c <= '9' || "丁番号".indexOf(c) >= 0;
            }
        }
        return number;
    }

    /** A city or district, then a road or quarter, then a number. */
    private static boolean korean(Chars text) {
        boolean region = false;
        boolean road = false;
        boolean number = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.at(i);
            boolean ends = i + 1 == text.length() || !Character.isLetter(text.at(i + 1));
            boolean named = hangul(text.at(i - 1));
            if (named && ends && "시도구군".indexOf(c) >= 0) {
                region = true;
            } else if (region && (named || text.digit(i - 1) >= 0) && ends && "로길동읍면리".indexOf(c) >= 0) {
                road = true;
            }
            number |= road && c >= '0' && c <= '9';
        }
        return number;
    }

    private static boolean hangul(char c) {
        return c >= '\uAC00' && c <= '\uD7A3';
    }
}
