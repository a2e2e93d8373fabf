package io.rowtally.tagging.value;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One value as the detectors see it: without blanks at its ends, full-width and other scripts' digits as ASCII, every
 * kind of hyphen and blank as the plain one; once as spelt and once without what people put between digits. Confined to
 * one call and never kept.
 */
final class Value {
    /** Characters that are looked at; longer values are no identifier, name, phone or address. */
    static final int LONGEST = 256;
    /** Blanks at either end that are skipped: CHAR columns are padded. */
    private static final int MOST_PADDING = 8192;

    private static final int SEED = new Random().nextInt();

    /** As spelt. */
    final Chars plain;
    /** Without blanks and the hyphens between other characters; letters in capitals. */
    final Chars compact;
    /** Whether there is more than was looked at. */
    final boolean cut;

    private final int normalised;

    private Value(Chars plain, Chars compact, boolean cut, int normalised) {
        this.plain = plain;
        this.compact = compact;
        this.cut = cut;
        this.normalised = normalised;
    }

    static Value of(@Nullable CharSequence given) {
        CharSequence value = given == null ? "" : given;
        int start = 0;
        int skippable = Math.min(value.length(), MOST_PADDING);
        while (start < skippable && blank(value.charAt(start))) {
            start++;
        }
        char[] plain = new char[LONGEST];
        int length = 0;
        int at = start;
        for (; at < value.length() && at - start < LONGEST; at++) {
            char c = plain(value.charAt(at));
            if (c != '\0') {
                plain[length++] = c;
            }
        }
        int rest = at;
        int end = (int) Math.min(value.length(), (long) at + MOST_PADDING);
        while (rest < end && blank(value.charAt(rest))) {
            rest++;
        }
        while (length > 0 && blank(plain[length - 1])) {
            length--;
        }
        char[] compact = new char[length];
        int kept = 0;
        for (int i = 0; i < length; i++) {
            char c = plain[i];
            boolean inner = i > 0 && i < length - 1;
            if (!(inner && (c == ' ' || c == '-'))) {
                compact[kept++] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
            }
        }
        return new Value(new Chars(plain, length), new Chars(compact, kept), rest < value.length(), rest + length);
    }

    /** Of this run of the program alone, so that it tells nothing of the value to who has seen others. */
    int hash() {
        int hash = SEED;
        for (int i = 0; i < plain.length(); i++) {
            hash = (hash ^ plain.at(i)) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }

    boolean empty() {
        return plain.length() == 0;
    }

    /** Characters read so far, those of the spelling included. */
    long work() {
        return normalised + plain.work() + compact.work();
    }

    private static boolean blank(char c) {
        return c <= ' ' || plain(c) == ' ' || plain(c) == '\0';
    }

    /** The character spelt plainly; NUL for one that has no width. */
    private static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        if (c == '\u3000' || c == '\u00A0' || c >= '\u2000' && c <= '\u200A' || c == '\u202F') {
            return ' ';
        }
        if (c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63') {
            return '-';
        }
        if (c >= '\u200B' && c <= '\u200F' || c == '\u2060' || c == '\uFEFF') {
            return '\0';
        }
        int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
        return digit < 0 ? c : (char) ('0' + digit);
    }
}
