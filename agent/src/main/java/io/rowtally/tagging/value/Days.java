package io.rowtally.tagging.value;

import java.time.LocalDate;

/** Which dates someone alive or recently dead can have been born on. Immutable; any thread. */
final class Days {
    private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int EARLIEST_YEAR = 1900;

    private final long today;

    Days(LocalDate today) {
        this.today = today.getYear() * 10_000L + today.getMonthValue() * 100 + today.getDayOfMonth();
    }

    /** A real day from 1900 to today. */
    boolean lived(long year, long month, long day) {
        return year >= EARLIEST_YEAR && real(year, month, day) && year * 10_000 + month * 100 + day <= today;
    }

    /** The eight digits from {@code from} on as year, month, day. */
    boolean lived(Chars chars, int from) {
        return lived(chars.number(from, from + 4), chars.number(from + 4, from + 6), chars.number(from + 6, from + 8));
    }

    /** A month and a day that some year with these last two digits has. */
    static boolean shortDate(Chars chars, int from) {
        long year = chars.number(from, from + 2);
        return year >= 0
                && (real(2000 + year, chars.number(from + 2, from + 4), chars.number(from + 4, from + 6))
                        || real(1900 + year, chars.number(from + 2, from + 4), chars.number(from + 4, from + 6)));
    }

    /** A day of the Gregorian calendar. */
    static boolean real(long year, long month, long day) {
        if (month < 1 || month > 12 || day < 1 || day > LENGTHS[(int) month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
        return month != 2 || day < 29 || leap;
    }
}
