package io.rowtally.tagging.value;

import java.util.Arrays;
import java.util.List;

/** What is nobody's data as it stands, and looks like it: masked values, hashes and ciphers, keys, serial numbers, times. */
final class Opaque {
    private static final long YEAR_2000_SECONDS = 946_684_800L;
    private static final long YEAR_2040_SECONDS = 2_208_988_800L;
    private static final String MASKS = "*●•■×";

    private Opaque() {}

    /** In the order in which they are asked; the first one says what the value is. */
    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.opaque("masked", value -> masked(value)),
                Detector.opaque("uuid", value -> uuid(value.plain)),
                Detector.opaque("hash", value -> hex(value.plain) || base64(value)),
                Detector.opaque("epoch", value -> epoch(value.plain)),
                Detector.opaque("dated-number", value -> dated(value.plain) || lettered(value.plain)),
                Detector.opaque("long-number", value -> longNumber(value.plain)));
    }

    /** Such as 138****1234, or a name of which the surname is left. */
    static boolean masked(Value value) {
        Chars text = value.plain;
        int stars = 0;
        int run = 0;
        int longest = 0;
        boolean rest = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            boolean mask = MASKS.indexOf(c) >= 0;
            stars += mask ? 1 : 0;
            boolean sameX = (c == 'x' || c == 'X') && !Character.isLetter(i == 0 ? ' ' : text.at(i - 1 - run));
            run = mask || sameX ? run + 1 : 0;
            longest = Math.max(longest, run);
            rest |= !mask && !sameX && Character.isLetterOrDigit(c);
        }
        boolean name = stars > 0 && text.length() <= 4 && Han.count(text, 0, text.length()) < 0 && anyHan(text);
        return stars > 0 && longest >= 3 || name || stars == 0 && longest >= 4 && (rest || longest == text.length());
    }

    private static boolean anyHan(Chars text) {
        return Han.is(text.at(0)) || Han.is(text.at(text.length() - 1));
    }

    /** RFC 9562, with hyphens and perhaps braces. */
    private static boolean uuid(Chars text) {
        int from = text.at(0) == '{' && text.at(text.length() - 1) == '}' ? 1 : 0;
        if (text.length() != 36 + 2 * from) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.at(from + i);
            if (hyphen ? c != '-' : !IpAddresses.hex(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whole bytes in hexadecimal from MD5 on, letters among them. */
    private static boolean hex(Chars text) {
        int from = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
        boolean letter = false;
        for (int i = from; i < text.length(); i++) {
            if (!IpAddresses.hex(text.at(i))) {
                return false;
            }
            letter |= text.digit(i) < 0;
        }
        return letter && text.length() - from >= 24 && (text.length() - from) % 2 == 0;
    }

    /** Sixteen bytes or more in base 64, capitals, small letters and digits or signs mixed; or a crypt hash's dollar form. */
    private static boolean base64(Value value) {
        Chars text = value.plain;
        if (text.at(0) == '$' && text.indexOf('$', 2) > 0 && text.length() >= 20 && text.indexOf(' ', 0) < 0) {
            return true;
        }
        int capitals = 0;
        int smalls = 0;
        int others = 0;
        int end = text.length();
        while (end > 0 && end > text.length() - 2 && text.at(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = text.at(i);
            if (c >= 'A' && c <= 'Z') {
                capitals++;
            } else if (c >= 'a' && c <= 'z') {
                smalls++;
            } else if (c >= '0' && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_') {
                others++;
            } else {
                return false;
            }
        }
        boolean mixed = capitals > 2 && smalls > 2 && others > 0;
        return mixed && (text.length() >= 22 || end < text.length() && text.length() >= 16);
    }

    /** Seconds or milliseconds since 1970 that lie from 2000 to 2039. */
    static boolean epoch(Chars text) {
        long number = text.number(0, text.length());
        return text.length() == 10 && number >= YEAR_2000_SECONDS && number < YEAR_2040_SECONDS
                || (text.length() == 12 || text.length() == 13)
                        && number >= YEAR_2000_SECONDS * 1000
                        && number < YEAR_2040_SECONDS * 1000;
    }

    /** A number of eleven digits or more that begins with a day from 2000 to 2039, as orders and receipts do. */
    static boolean dated(Chars text) {
        return text.length() >= 11
                && text.at(0) == '2'
                && text.at(1) == '0'
                && text.oneOf(2, "0123")
                && text.digits(0, text.length())
                && Days.real(text.number(0, 4), text.number(4, 6), text.number(6, 8));
    }

    /** A number that was counted up or begins with a day: what is taken from check digits alone must not look like one. */
    static boolean serial(Chars text) {
        return text.startsWith("0000") || dated(text);
    }

    /** One to six letters, then six digits or more. */
    private static boolean lettered(Chars text) {
        int letters = 0;
        while (letters < 7 && (text.capital(letters) || text.at(letters) >= 'a' && text.at(letters) <= 'z')) {
            letters++;
        }
        int from = text.at(letters) == '-' ? letters + 1 : letters;
        return letters > 0 && letters < 7 && text.length() - from >= 6 && text.digits(from, text.length());
    }

    /** As of snowflake ids: fifteen to twenty digits. */
    private static boolean longNumber(Chars text) {
        return text.length() >= 15 && text.length() <= 20 && text.digits(0, text.length());
    }
}
