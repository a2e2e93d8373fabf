package io.rowtally.config;

import java.util.Locale;

/** Numbers with a unit, as operators write them. Answers {@link #MALFORMED} for anything else, overflow included. */
final class Quantity {
    static final long MALFORMED = -1;

    private static final String[] TIME_UNITS = {"ms", "s", "m", "h", "d"};
    private static final long[] TIME_FACTORS = {1, 1000, 60_000, 3_600_000, 86_400_000};
    private static final String[] SIZE_UNITS = {"kib", "mib", "gib", "tib"};

    private Quantity() {}

    /** {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h} or {@code 2d} in milliseconds; a unit is required. */
    static long millis(String text) {
        int digits = digits(text);
        String unit = unit(text, digits);
        for (int i = 0; i < TIME_UNITS.length; i++) {
            if (unit.equals(TIME_UNITS[i])) {
                return number(text, digits, TIME_FACTORS[i]);
            }
        }
        return MALFORMED;
    }

    /** {@code 400} or {@code 400d} in days. */
    static long days(String text) {
        int digits = digits(text);
        String unit = unit(text, digits);
        return unit.isEmpty() || unit.equals("d") ? number(text, digits, 1) : MALFORMED;
    }

    /** {@code 1048576}, {@code 512B}, {@code 64MiB} or {@code 5GiB} in bytes; units are powers of 1024. */
    static long bytes(String text) {
        int digits = digits(text);
        String unit = unit(text, digits);
        if (unit.isEmpty() || unit.equals("b")) {
            return number(text, digits, 1);
        }
        long factor = 1;
        for (String known : SIZE_UNITS) {
            factor *= 1024;
            if (unit.equals(known)) {
                return number(text, digits, factor);
            }
        }
        return MALFORMED;
    }

    /** A number without a unit; {@link #MALFORMED} if it is none. */
    static long number(String text) {
        int digits = digits(text);
        return digits == text.length() ? number(text, digits, 1) : MALFORMED;
    }

    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    private static String unit(String text, int digits) {
        return text.substring(digits).trim().toLowerCase(Locale.ROOT);
    }

    private static long number(String text, int digits, long factor) {
        if (digits == 0) {
            return MALFORMED;
        }
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text.charAt(i) - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return MALFORMED;
            }
            number = number * 10 + digit;
        }
        return number > Long.MAX_VALUE / factor ? MALFORMED : number * factor;
    }
}
