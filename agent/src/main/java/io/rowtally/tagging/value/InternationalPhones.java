package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/**
 * Phone numbers of the world by ITU-T E.164: a known country's code and a length that a number can have, and national
 * numbers as people write them. libphonenumber knows each country's plan better, for a seventh of the agent's jar; a
 * column is judged by most of its values, so form is enough here.
 */
final class InternationalPhones {
    /** ITU-T E.164 codes in use, those of one digit first. */
    private static final String COUNTRIES =
            " 1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58"
                    + " 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227"
                    + " 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253"
                    + " 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355"
                    + " 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501"
                    + " 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678"
                    + " 679 680 681 682 683 685 686 687 688 689 690 691 692 850 852 853 855 856 880 886 960 961 962 963 964 965"
                    + " 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998 ";

    private static final String SEPARATORS = " -./()";
    private static final int LONGEST_WRITTEN = 24;

    private InternationalPhones() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format("phone-e164", Category.PHONE, 0.4, value -> international(value.plain)),
                Detector.format("phone-national", Category.PHONE, 0.03, value -> national(value.plain)));
    }

    /** A plus or 00, a country, and a number of some 5 to 14 digits; the trunk zero in brackets does not count. */
    private static boolean international(Chars number) {
        boolean plus = number.at(0) == '+';
        if (!plus && !number.startsWith("00") || number.length() > LONGEST_WRITTEN) {
            return false;
        }
        char[] digits = new char[LONGEST_WRITTEN];
        int count = 0;
        for (int i = plus ? 1 : 2; i < number.length(); i++) {
            if (number.isAt(i, "(0)")) {
                i += 2;
            } else if (number.digit(i) >= 0) {
                digits[count++] = number.at(i);
            } else if (!separator(number, i)) {
                return false;
            }
        }
        Chars plain = new Chars(digits, count);
        int country = country(plain);
        return country > 0 && count <= 15 && count - country >= 4 && count >= 7 && fits(plain, country);
    }

    private static int country(Chars digits) {
        for (int length = 1; length <= 3; length++) {
            if (COUNTRIES.contains(' ' + digits.text(0, length) + ' ')) {
                return digits.length() >= length ? length : 0;
            }
        }
        return 0;
    }

    /** The two plans of one length that most numbers belong to, and China's. */
    private static boolean fits(Chars digits, int country) {
        if (digits.at(0) == '1') {
            return digits.length() == 11 && digits.digit(1) >= 2 && digits.digit(4) >= 2;
        }
        if (digits.at(0) == '7') {
            return digits.length() == 11 && digits.digit(1) >= 3;
        }
        if (digits.startsWith("86")) {
            return ChinesePhones.mobile(digits)
                    || digits.digit(2) > 1 && digits.length() >= 11
                    || digits.isAt(2, "10") && digits.length() == 12;
        }
        return digits.digit(country) > 0 || digits.startsWith("39") || digits.length() - country >= 7;
    }

    private static boolean separator(Chars number, int i) {
        return number.oneOf(i, SEPARATORS);
    }

    /** Bare mobile numbers with their trunk zero, or groups that no date, amount or version has. */
    private static boolean national(Chars number) {
        int length = number.length();
        if (length < 10 || length > LONGEST_WRITTEN) {
            return false;
        }
        if (number.digits(0, length)) {
            return mobile(number);
        }
        if (american(number)) {
            return true;
        }
        int dot = number.indexOf('.', 0);
        boolean amount = dot >= 0 && number.indexOf('.', dot + 1) < 0;
        if (amount || number.form("999-99-9999") || number.form("999 99 9999")) {
            return false;
        }
        int digits = 0;
        int separators = 0;
        int shortest = length;
        int group = 0;
        for (int i = 0; i <= length; i++) {
            if (number.digit(i) >= 0) {
                digits++;
                group++;
            } else if (i == length || separator(number, i)) {
                shortest = group > 0 ? Math.min(shortest, group) : shortest;
                group = 0;
                separators++;
            } else {
                return false;
            }
        }
        int first = number.at(0) == '(' ? 1 : 0;
        boolean trunk = number.at(first) == '0' && number.digit(first + 1) > 0;
        return (trunk || first == 1) && digits >= 9 && digits <= 12 && shortest >= 2 && separators <= 8;
    }

    /** France 06 and 07, United Kingdom 07, Japan 070 to 090, Korea 010, Germany 015 to 017. */
    private static boolean mobile(Chars number) {
        int length = number.length();
        boolean zero = number.at(0) == '0';
        return zero
                && (length == 10 && number.oneOf(1, "67") && number.digit(2) >= 0
                        || length == 11 && number.at(1) == '7' && number.digit(2) >= 0
                        || length == 11 && number.oneOf(1, "789") && number.at(2) == '0'
                        || length == 11 && number.startsWith("010")
                        || (length == 11 || length == 12) && number.at(1) == '1' && number.oneOf(2, "567"));
    }

    /** North America: 3-3-4, area and exchange from 2 on. */
    private static boolean american(Chars number) {
        int from = number.startsWith("1-") || number.startsWith("1 ") ? 2 : 0;
        Chars rest = number.part(from, number.length());
        boolean brackets = rest.form("(999) 999-9999") || rest.form("(999)999-9999");
        boolean plain = rest.form("999-999-9999") || rest.form("999.999.9999") || rest.form("999 999 9999");
        int area = brackets ? 1 : 0;
        int exchange = brackets ? rest.indexOf(')', 0) + (rest.at(5) == ' ' ? 2 : 1) : 4;
        return (brackets || plain) && rest.digit(area) >= 2 && rest.digit(exchange) >= 2;
    }
}
