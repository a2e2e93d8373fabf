package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/** Days on which someone alive can have been born, without a time of day: only the column's name tells them from others. */
final class BirthDates {
    private final Days days;

    private BirthDates(Days days) {
        this.days = days;
    }

    static List<Detector> detectors(Days days) {
        BirthDates dates = new BirthDates(days);
        return Collections.singletonList(
                Detector.format("birth-date", Category.BIRTH_DATE, 0.5, value -> dates.day(value.plain)));
    }

    private boolean day(Chars text) {
        if (text.allDigits(8)) {
            return days.lived(text, 0);
        }
        int[] numbers = new int[3];
        int[] widths = new int[3];
        int end = groups(text, numbers, widths);
        if (end < 0 || !midnight(text, end)) {
            return false;
        }
        if (widths[0] == 4) {
            return widths[1] <= 2 && widths[2] <= 2 && days.lived(numbers[0], numbers[1], numbers[2]);
        }
        boolean yearLast = widths[2] == 4 && widths[0] <= 2 && widths[1] <= 2;
        return yearLast
                && (days.lived(numbers[2], numbers[1], numbers[0]) || days.lived(numbers[2], numbers[0], numbers[1]));
    }

    /** Reads three numbers of one to four digits with the same sign between them, or 年 and 月; -1 = there are none. */
    private static int groups(Chars text, int[] numbers, int[] widths) {
        int at = 0;
        for (int group = 0; group < 3; group++) {
            int start = at;
            while (text.digit(at) >= 0 && at - start < 5) {
                at++;
            }
            widths[group] = at - start;
            if (at == start || at - start > 4) {
                return -1;
            }
            numbers[group] = (int) text.number(start, at);
            if (group < 2 && !separator(text, at, group, start - 1)) {
                return -1;
            }
            at += group < 2 ? 1 : 0;
        }
        return text.at(at) == '日' || text.at(at) == '号' ? at + 1 : at;
    }

    private static boolean separator(Chars text, int at, int group, int before) {
        char c = text.at(at);
        if (c == '年' || c == '月') {
            return c == (group == 0 ? '年' : '月');
        }
        return (c == '-' || c == '/' || c == '.') && (group == 0 || text.at(before) == c);
    }

    /** Nothing behind the day, or midnight as databases print it. */
    private static boolean midnight(Chars text, int end) {
        if (end == text.length()) {
            return true;
        }
        if (!text.isAt(end, " 00:00") && !text.isAt(end, "T00:00")) {
            return false;
        }
        for (int i = end + 6; i < text.length(); i++) {
            if (!text.oneOf(i, ":.0Z")) {
                return false;
            }
        }
        return true;
    }
}
