package io.rowtally.sketch;

import org.jspecify.annotations.Nullable;

/**
 * The keyed hash of an identifier: SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) of its characters in UTF-16, low byte
 * first. What differs only in how it is written is the same identifier: blanks and hyphens are left out, ASCII letters are taken
 * as capitals, and a number is its decimal digits. The answer is a coupon of {@link Hll}: what the DataSketches library makes
 * of these 128 bits, low half first, by {@code update(long[])}.
 *
 * <p>Immutable, allocates nothing; called by the application's threads on rows on which an identifier is read.
 */
public final class SubjectHash {
    /** Longer texts identify nobody; no more of them is hashed. */
    private static final int LONGEST = 256;

    /** A character's stead among the ASCII ones; 0 where it is left out. */
    private static final char[] PLAIN = new char[128];

    static {
        for (char c = '!'; c < 127; c++) {
            PLAIN[c] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        PLAIN['-'] = 0;
    }

    private static final char NO_BREAK_SPACE = 0xA0;
    private static final char IDEOGRAPHIC_SPACE = 0x3000;

    /** 128 bits are asked for. */
    private static final long WIDE = 0xee;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final long start0;
    private final long start1;
    private final long start2;
    private final long start3;

    /** @param low the key's first eight bytes, low byte first */
    public SubjectHash(long low, long high) {
        start0 = low ^ 0x736f6d6570736575L;
        start1 = high ^ 0x646f72616e646f6dL ^ WIDE;
        start2 = low ^ 0x6c7967656e657261L;
        start3 = high ^ 0x7465646279746573L;
    }

    /** The coupon of a text; 0 where nothing of it is left. */
    public int coupon(String text) {
        return hash(text, 0, Math.min(text.length(), LONGEST));
    }

    /** The coupon of a number, the same as that of its digits; 0 for 0, which as often as not stands for a NULL. */
    public int coupon(long number) {
        if (number <= 0) {
            return number == 0 ? 0 : coupon(Long.toString(number));
        }
        int digits = 1;
        while (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        return hash(null, number, digits);
    }

    /** @param end how many characters the text has or how many digits the number, which is asked where there is no text */
    private int hash(@Nullable String text, long number, int end) {
        long v0 = start0;
        long v1 = start1;
        long v2 = start2;
        long v3 = start3;
        int length = 0;
        int at = 0;
        while (true) {
            long word = 0;
            int filled = 0;
            if (text != null) {
                while (filled < 4 && at < end) {
                    char c = plain(text.charAt(at++));
                    if (c != 0) {
                        word |= (long) c << (filled++ << 4);
                    }
                }
            } else {
                filled = Math.min(4, end - at);
                at += filled;
                word = digits(number, filled, end - at);
            }
            length += filled;
            if (filled < 4) {
                word |= (long) length << 57;
            }
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32) + v3;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
            if (filled < 4) {
                return length == 0 ? 0 : finish(v0, v1, v2 ^ WIDE, v3);
            }
        }
    }

    private static char plain(char c) {
        if (c < PLAIN.length) {
            return PLAIN[c];
        }
        return c == NO_BREAK_SPACE || c == IDEOGRAPHIC_SPACE ? 0 : c;
    }

    /** So many digits as characters, with so many behind them. */
    private static long digits(long number, int count, int behind) {
        int group = (int) (number / POWERS[behind] % 10_000);
        long word = 0;
        for (int i = 0; i < count; i++) {
            word = word << 16 | '0' + group % 10;
            group /= 10;
        }
        return word;
    }

    private static int finish(long first, long second, long third, long fourth) {
        long v0 = first;
        long v1 = second;
        long v2 = third;
        long v3 = fourth;
        long low = 0;
        for (int round = 0; round < 8; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            if (round == 3) {
                low = v0 ^ v1 ^ v2 ^ v3;
                v1 ^= 0xdd;
            }
        }
        return Coupon.of(low, v0 ^ v1 ^ v2 ^ v3);
    }
}
