package io.rowtally.sketch;

/**
 * The keyed hash of an identifier: SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) of its characters in UTF-8. What
 * differs only in how it is written is the same identifier: blanks and hyphens are left out, ASCII letters are taken as capitals,
 * and a number is its decimal digits. The answer is a coupon of {@link Hll}: what the DataSketches library makes of these
 * 128 bits, low half first, by {@code update(long[])}.
 *
 * <p>Immutable, allocates nothing; called by the application's threads on rows on which an identifier is read.
 */
public final class SubjectHash {
    /** Longer texts identify nobody; no more characters of them are hashed. */
    private static final int LONGEST = 256;

    /** As many bytes as are hashed as three words, the last of which has the length. */
    private static final int FEW = 23;

    private static final byte LEFT_OUT = -1;
    /** What stands for each ASCII character. */
    private static final byte[] PLAIN = new byte[128];

    private static final long[] POWERS = new long[19];

    static {
        for (int c = 0; c < PLAIN.length; c++) {
            boolean small = c >= 'a' && c <= 'z';
            PLAIN[c] = c <= ' ' || c == '-' || c == 127 ? LEFT_OUT : (byte) (small ? c - 'a' + 'A' : c);
        }
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private static final char NO_BREAK_SPACE = 0xA0;
    private static final char IDEOGRAPHIC_SPACE = 0x3000;

    /** 128 bits are asked for. */
    private static final long WIDE = 0xee;

    private final byte[] plain;
    private final long start0;
    private final long start1;
    private final long start2;
    private final long start3;

    /** @param low the key's first eight bytes, low byte first */
    public SubjectHash(long low, long high) {
        this(low, high, PLAIN);
    }

    /** @param plain what stands for each ASCII character */
    SubjectHash(long low, long high, byte[] plain) {
        this.plain = plain;
        start0 = low ^ 0x736f6d6570736575L;
        start1 = high ^ 0x646f72616e646f6dL ^ WIDE;
        start2 = low ^ 0x6c7967656e657261L;
        start3 = high ^ 0x7465646279746573L;
    }

    /** The coupon of a text; 0 where nothing of it is left. */
    public int coupon(String text) {
        long first = 0;
        long second = 0;
        long word = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return ofMany(text);
            }
            byte stead = plain[c];
            if (stead != LEFT_OUT) {
                word |= (long) stead << (length << 3);
                if ((++length & 7) == 0) {
                    if (length > FEW) {
                        return ofMany(text);
                    }
                    first = length == 8 ? word : first;
                    second = word;
                    word = 0;
                }
            }
        }
        return length == 0 ? 0 : ofFew(first, second, word, length);
    }

    /** The coupon of a number, the same as that of its digits; 0 for 0, which as often as not stands for a NULL. */
    public int coupon(long number) {
        if (number <= 0) {
            return number == 0 ? 0 : coupon(Long.toString(number));
        }
        int count = 1;
        while (count < POWERS.length && number >= POWERS[count]) {
            count++;
        }
        long first = digits(number, 0, count);
        return count < 8
                ? ofFew(0, 0, first, count)
                : count < 16
                        ? ofFew(first, 0, digits(number, 8, count), count)
                        : ofFew(first, digits(number, 8, count), digits(number, 16, count), count);
    }

    /** At most eight of the digits as characters, from the one at a place on. */
    private static long digits(long number, int from, int count) {
        int taken = Math.min(8, count - from);
        int group = (int) (number / POWERS[count - from - taken] % POWERS[taken]);
        long word = 0;
        for (int i = 0; i < taken; i++) {
            word = word << 8 | '0' + group % 10;
            group /= 10;
        }
        return word;
    }

    /** At most {@link #FEW} bytes: the full words, and what is left. */
    private int ofFew(long first, long second, long rest, int length) {
        long v0 = start0;
        long v1 = start1;
        long v2 = start2;
        long v3 = start3;
        for (int at = 8; at <= length; at += 8) {
            long word = at == 8 ? first : second;
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
        }
        return finish(v0, v1, v2, v3, rest | (long) length << 56);
    }

    /** Any text; half a pair of surrogates is three bytes as any other character. */
    private int ofMany(String text) {
        long v0 = start0;
        long v1 = start1;
        long v2 = start2;
        long v3 = start3;
        long word = 0;
        int length = 0;
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            for (int bytes = bytes(text.charAt(i)); bytes > 1; bytes >>>= 8) {
                word |= (bytes & 0xffL) << (length << 3);
                if ((++length & 7) == 0) {
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
                    word = 0;
                }
            }
        }
        return length == 0 ? 0 : finish(v0, v1, v2, v3, word | (long) length << 56);
    }

    /** The bytes of a character, the first one lowest, and a 1 above them; 0 where it is left out. */
    private int bytes(char c) {
        if (c < 128) {
            return plain[c] == LEFT_OUT ? 0 : 1 << 8 | plain[c];
        }
        if (c == NO_BREAK_SPACE || c == IDEOGRAPHIC_SPACE) {
            return 0;
        }
        if (c < 0x800) {
            return 1 << 16 | 0xc0 | c >> 6 | (0x80 | c & 0x3f) << 8;
        }
        return 1 << 24 | 0xe0 | c >> 12 | (0x80 | c >> 6 & 0x3f) << 8 | (0x80 | c & 0x3f) << 16;
    }

    /** @param word the last one */
    private static int finish(long first, long second, long third, long fourth, long word) {
        long v0 = first;
        long v1 = second;
        long v2 = third;
        long v3 = fourth ^ word;
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
        v2 ^= WIDE;
        for (int round = 0; round < 4; round++) {
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
        long low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        for (int round = 0; round < 4; round++) {
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
        return Coupon.of(low, v0 ^ v1 ^ v2 ^ v3);
    }
}
