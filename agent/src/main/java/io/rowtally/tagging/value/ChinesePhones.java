package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Mobile and fixed-line numbers of mainland China, by the numbering plan of MIIT. */
final class ChinesePhones {
    /** Which third digit each second digit has, for people's phones: 140 to 144 and such are machines'. */
    private static final String[] MOBILE = {
        "", "", "", "0123456789", "56789", "012356789", "2567", "01235678", "0123456789", "012356789"
    };

    private ChinesePhones() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format(
                        "cn-mobile", Category.PHONE, 0.07, value -> Lists.each(value.compact, ChinesePhones::mobile)),
                Detector.format("cn-landline", Category.PHONE, 0.06, value -> landline(value.plain)));
    }

    /** Eleven digits, with or without the country's code. */
    static boolean mobile(Chars number) {
        int at = afterCountry(number, 0);
        return number.length() - at == 11
                && number.digits(at, at + 11)
                && number.at(at) == '1'
                && MOBILE[number.digit(at + 1)].indexOf(number.at(at + 2)) >= 0;
    }

    private static int afterCountry(Chars number, int least) {
        for (String country : new String[] {"+86", "(+86)", "0086", "86"}) {
            if (number.startsWith(country)) {
                return country.length();
            }
        }
        return least;
    }

    /** Area code with its zero, seven or eight digits, an extension if there is one. */
    private static boolean landline(Chars number) {
        int at = skip(number, afterCountry(number, 0), " -");
        boolean bracket = number.at(at) == '(';
        at += bracket ? 1 : 0;
        int area = areaCode(number, at);
        if (area == 0) {
            return false;
        }
        at += area;
        if (bracket && number.at(at++) != ')') {
            return false;
        }
        at = skip(number, at, " -");
        int digits = 0;
        char first = number.at(at);
        int separators = 0;
        while (number.digit(at) >= 0 || digits > 2 && separators == 0 && isGap(number, at)) {
            if (number.digit(at) >= 0) {
                digits++;
            } else {
                separators++;
            }
            at++;
        }
        boolean lengthFits = digits == 8 || digits == 7 && area == 4;
        return lengthFits && first >= '2' && first <= '8' && (at == number.length() || extension(number, at));
    }

    /** A gap between two halves of a number, such as 6552 9988; what has more digits behind it is an extension. */
    private static boolean isGap(Chars number, int at) {
        return number.at(at) == ' ' && number.digits(at + 1, at + 5);
    }

    /** Digits of the area code at {@code at}, zero included; 0 = there is none. */
    private static int areaCode(Chars number, int at) {
        if (number.at(at) != '0') {
            return 0;
        }
        char second = number.at(at + 1);
        if (second == '1') {
            return number.at(at + 2) == '0' ? 3 : 0;
        }
        if (second == '2') {
            return number.digit(at + 2) >= 0 && number.at(at + 2) != '6' ? 3 : 0;
        }
        return second >= '3' && second <= '9' && number.digits(at + 2, at + 4) ? 4 : 0;
    }

    private static boolean extension(Chars number, int from) {
        int at = skip(number, from, " ");
        if (!number.oneOf(at, "-转x*#")) {
            return false;
        }
        at = skip(number, at + 1, " ");
        return number.length() - at <= 6 && number.digits(at, number.length());
    }

    private static int skip(Chars number, int from, String any) {
        int at = from;
        while (number.oneOf(at, any)) {
            at++;
        }
        return at;
    }
}
