package io.rowtally.runtime;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The day that a value says, as drivers hand out dates of birth: a date, a point in time, a text such as 1980-01-31, 31.01.1980 or
 * 19800131, or a number such as 19800131. A text of another form is its characters. Only the platform's own classes are asked; on
 * application threads, allocates nothing.
 *
 * <p>A {@link Date} is a point in time: its day is that of the JVM's time zone, in which drivers make it unless they are handed a
 * calendar. Where the application makes that zone its own class, or changes it, such dates are another day or none.
 */
final class BirthDate {
    private static final long MILLIS = 86_400_000;

    /** So that no day is 0. */
    private static final long EPOCH = 1L << 32;

    private static final int DIGITS = 8;
    private static final String JDK_ZONE = "sun.util.calendar.ZoneInfo";

    private BirthDate() {}

    /** The zone of the JVM; null where it is of another class than the JDK's. */
    static @Nullable TimeZone zone() {
        try {
            TimeZone zone = TimeZone.getDefault();
            return zone.getClass().getName().equals(JDK_ZONE) ? zone : null;
        } catch (RuntimeException e) {
            return null; // thrown by that class
        }
    }

    /** 0 where it says none. */
    static long of(Object value, @Nullable TimeZone zone) {
        if (value instanceof String) {
            return of((String) value);
        }
        Class<?> type = value.getClass();
        if (type == java.sql.Date.class || type == Timestamp.class || type == Date.class) {
            long time = ((Date) value).getTime();
            return zone == null ? 0 : EPOCH + Math.floorDiv(time + zone.getOffset(time), MILLIS);
        }
        if (type == LocalDate.class) {
            return EPOCH + ((LocalDate) value).toEpochDay();
        }
        if (type == LocalDateTime.class) {
            return EPOCH + ((LocalDateTime) value).toLocalDate().toEpochDay();
        }
        if (type == OffsetDateTime.class) {
            return EPOCH + ((OffsetDateTime) value).toLocalDate().toEpochDay();
        }
        if (type == Long.class || type == Integer.class) {
            return of(((Number) value).longValue());
        }
        if (type == BigDecimal.class) {
            BigDecimal number = (BigDecimal) value;
            return number.scale() == 0 && number.precision() == DIGITS ? of(number.longValue()) : 0;
        }
        return 0;
    }

    /** Of a number such as 19800131. */
    private static long of(long number) {
        return number < 1_000_00_00 || number > 9999_12_31
                ? 0
                : day((int) (number / 1_00_00), (int) (number / 1_00 % 1_00), (int) (number % 1_00));
    }

    private static long of(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int first = number(text, 0, end);
        long day = 0;
        if (first >= 4 && isSeparator(text, 4, end)) {
            day = parts(text, end);
        } else if (end == DIGITS && first == DIGITS) {
            day = of(value(text, 0, DIGITS));
        } else if (end == 10
                && first == 2
                && text.charAt(2) == '.'
                && number(text, 3, 5) == 2
                && text.charAt(5) == '.') {
            day = number(text, 6, 10) == 4 ? day(value(text, 6, 10), value(text, 3, 5), value(text, 0, 2)) : 0;
        }
        return day != 0 ? day : asItIs(text, end);
    }

    /** Year, month and day, and perhaps a time behind them. */
    private static long parts(String text, int end) {
        int month = number(text, 5, Math.min(end, 7));
        int from = 6 + month;
        if (month == 0 || !isSeparator(text, from - 1, end)) {
            return 0;
        }
        int day = number(text, from, Math.min(end, from + 2));
        int behind = from + day;
        boolean ends = behind == end || text.charAt(behind) == ' ' || text.charAt(behind) == 'T';
        return day > 0 && ends ? day(value(text, 0, 4), value(text, 5, 5 + month), value(text, from, behind)) : 0;
    }

    private static boolean isSeparator(String text, int at, int end) {
        char c = at < end ? text.charAt(at) : 0;
        return c == '-' || c == '/' || c == '.';
    }

    /** How many digits there are from a place on. */
    private static int number(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static int value(String text, int from, int end) {
        int value = 0;
        for (int at = from; at < end; at++) {
            value = 10 * value + text.charAt(at) - '0';
        }
        return value;
    }

    /** 0 where there is no such day; by the Gregorian calendar. */
    private static long day(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return 0;
        }
        long years = month > 2 ? year : year - 1L;
        int months = (month + 9) % 12;
        long days = 365 * years + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1;
        return EPOCH + days - 719_468;
    }

    /** A text that is no date which is known: the same text is the same day. */
    private static long asItIs(String text, int end) {
        long hash = 0;
        for (int at = 0; at < end; at++) {
            hash = hash * 31 + text.charAt(at);
        }
        return hash == 0 ? 0 : hash | Long.MIN_VALUE;
    }
}
