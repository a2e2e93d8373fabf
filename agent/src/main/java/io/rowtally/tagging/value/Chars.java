package io.rowtally.tagging.value;

/**
 * A few characters that can only be read one by one, so that the work done on a value can be counted. A place outside
 * reads as {@code '\0'}: no detector can run off the end. Confined to one call.
 */
final class Chars {
    private final char[] chars;
    private final int length;
    /** Of one element, which the parts share. */
    private final long[] work;

    /** @param chars not copied; only the first {@code length} count */
    Chars(char[] chars, int length) {
        this(chars, length, new long[1]);
    }

    private Chars(char[] chars, int length, long[] work) {
        this.chars = chars;
        this.length = length;
        this.work = work;
    }

    int length() {
        return length;
    }

    char at(int i) {
        work[0]++;
        return i >= 0 && i < length ? chars[i] : '\0';
    }

    /** Characters read so far, here and in all parts. */
    long work() {
        return work[0];
    }

    /** The digit's value; -1 for anything else. */
    int digit(int i) {
        char c = at(i);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    boolean digits(int from, int to) {
        if (from < 0 || to > length || from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (digit(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are {@code count} characters, digits all. */
    boolean allDigits(int count) {
        return length == count && digits(0, count);
    }

    /** The number in digits from..to-1, at most 18 of them; -1 where there is another character. */
    long number(int from, int to) {
        if (to - from > 18 || !digits(from, to)) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digit(i);
        }
        return number;
    }

    /** A capital letter of ASCII. */
    boolean capital(int i) {
        char c = at(i);
        return c >= 'A' && c <= 'Z';
    }

    /** Whether the character at {@code i} is one of {@code set}. */
    boolean oneOf(int i, String set) {
        return i < length && set.indexOf(at(i)) >= 0;
    }

    /** Whether the same character fills it. */
    boolean uniform() {
        for (int i = 1; i < length; i++) {
            if (at(i) != at(0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is of this form from end to end: {@code 9} a digit, {@code A} a capital letter, {@code *} either,
     * anything else itself.
     */
    boolean form(String form) {
        if (form.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = form.charAt(i);
            boolean fits = wanted == '9'
                    ? digit(i) >= 0
                    : wanted == 'A' ? capital(i) : wanted == '*' ? digit(i) >= 0 || capital(i) : at(i) == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(String prefix) {
        return isAt(0, prefix);
    }

    boolean endsWith(String suffix) {
        return isAt(length - suffix.length(), suffix);
    }

    boolean isAt(int from, String text) {
        if (from < 0 || from + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (at(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the character first stands at or behind {@code from}; -1 = nowhere. */
    int indexOf(char wanted, int from) {
        for (int i = Math.max(0, from); i < length; i++) {
            if (at(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Characters from..to-1 as text, for a look into a set of words; empty where they are not all there. */
    String text(int from, int to) {
        if (from < 0 || to > length || from >= to) {
            return "";
        }
        work[0] += to - from;
        return new String(chars, from, to - from);
    }

    /** Characters from..to-1 without blanks at their ends; empty where they are not all there. */
    Chars part(int from, int to) {
        char[] part = text(from, to).trim().toCharArray();
        return new Chars(part, part.length, work);
    }
}
