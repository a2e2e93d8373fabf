package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Identity cards of Hong Kong, Macao and Taiwan, and the permits with which people cross to and from the mainland. */
final class GreaterChinaIds {
    /** Values of the letters A to Z in a Taiwan identity number. */
    private static final int[] TAIWAN_LETTERS = {
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33
    };

    private GreaterChinaIds() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.checksum("hong-kong-id", Category.NATIONAL_ID, 1 / 11.0, value -> hongKong(value.compact)),
                Detector.format("macao-id", Category.NATIONAL_ID, 0.01, value -> macao(value.compact)),
                Detector.checksum("taiwan-id", Category.NATIONAL_ID, 0.1, value -> taiwan(value.compact)),
                Detector.format("home-return-permit", Category.PASSPORT, 0.08, value -> homeReturn(value.compact)),
                Detector.format("taiwan-permit", Category.PASSPORT, 0.01, value -> taiwanPermit(value.compact)),
                Detector.format("exit-permit", Category.PASSPORT, 0.15, value -> exitPermit(value.compact)));
    }

    /** One or two letters, six digits, a check character 0-9 or A, with or without brackets: weights 9 to 2, MOD 11. */
    private static boolean hongKong(Chars id) {
        int letters = id.capital(1) ? 2 : 1;
        int check = letters + 6;
        boolean brackets = id.at(check) == '(' && id.at(check + 2) == ')';
        if (!id.capital(0) || id.length() != check + (brackets ? 3 : 1)) {
            return false;
        }
        int sum = letters == 2 ? 9 * (id.at(0) - 'A' + 10) : 9 * 36;
        sum += 8 * (id.at(letters - 1) - 'A' + 10);
        int digits = CheckDigits.weighted(id, letters, 7, 6, 5, 4, 3, 2);
        int at = brackets ? check + 1 : check;
        int last = id.at(at) == 'A' ? 10 : id.digit(at);
        return digits >= 0 && last >= 0 && (sum + digits + last) % 11 == 0;
    }

    /** The check digit's rule is not published; only the form with brackets tells it from other numbers. */
    private static boolean macao(Chars id) {
        return id.form("9999999(9)") && id.oneOf(0, "157");
    }

    private static boolean taiwan(Chars id) {
        if (!id.form("A999999999") || !id.oneOf(1, "1289")) {
            return false;
        }
        int letter = TAIWAN_LETTERS[id.at(0) - 'A'];
        int digits = CheckDigits.weighted(id, 1, 8, 7, 6, 5, 4, 3, 2, 1, 1);
        return (letter / 10 + letter % 10 * 9 + digits) % 10 == 0;
    }

    /** Of Hong Kong and Macao residents: H or M, eight digits, two more for the issue. */
    private static boolean homeReturn(Chars id) {
        return (id.length() == 9 || id.length() == 11) && id.oneOf(0, "HM") && id.digits(1, id.length());
    }

    /** Of Taiwan residents, before 2015. The eight digits of today's card could be anything. */
    private static boolean taiwanPermit(Chars id) {
        return id.form("9999999999(A)") || id.form("9999999999A");
    }

    /** Of mainland residents, to Hong Kong and Macao (C, W) and to Taiwan (L, T). */
    private static boolean exitPermit(Chars id) {
        return id.length() == 9
                && id.oneOf(0, "CWLT")
                && (id.digits(1, 9) || id.at(0) == 'C' && id.capital(1) && id.digits(2, 9));
    }
}
