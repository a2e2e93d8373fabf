package io.rowtally.sketch;

/**
 * The keyed hash of an identifier: SipHash-2-4 (Aumasson and Bernstein, 2012) of its characters in UTF-8. What
 * differs only in how it is written is the same identifier: blanks and hyphens are left out, ASCII letters are taken as capitals,
 * and a number is its decimal digits. The answer is its {@link Coupon} for an {@link Hll}.
 *
 * <p>Immutable, allocates nothing; called by the application's threads on rows on which an identifier is read.
 */
public final class SubjectHash {
    /** Longer texts identify nobody; no more characters of them are hashed. */
    private static final int LONGEST = 256;

    private static final int FEW = 24;

    /** The top bit of each byte. */
    private static final long TOPS = 0x8080808080808080L;

    private static final byte LEFT_OUT = -1;
    /** What stands for each ASCII character. */
    private static final byte[] PLAIN = new byte[128];

    private static final long EIGHT_DIGITS = 100_000_000;

    /** Eight times the digit 0. */
    private static final long DIGITS = 0x3030303030303030L;

    static {
        for (int c = 0; c < PLAIN.length; c++) {
            boolean small = c >= 'a' && c <= 'z';
            PLAIN[c] = c <= ' ' || c == '-' || c == 127 ? LEFT_OUT : (byte) (small ? c - 'a' + 'A' : c);
        }
    }

    /** Which text of sixteen bytes has behind it: nothing. */
    private static final long NAMED = 1;

    private static final char NO_BREAK_SPACE = 0xA0;
    private static final char IDEOGRAPHIC_SPACE = 0x3000;

    /** All words have been taken. */
    private static final long LAST = 0xff;

    private final byte[] plain;
    private final long start0;
    private final long start1;
    private final long start2;
    private final long start3;

    /** @param low the key's first eight bytes, low byte first */
    public SubjectHash(long low, long high) {
        this(low, high, PLAIN);
    }

    /** @param plain what stands for each ASCII character that is hashed by itself; eight at once are always as {@link #PLAIN} has them */
    SubjectHash(long low, long high, byte[] plain) {
        this.plain = plain;
        start0 = low ^ 0x736f6d6570736575L;
        start1 = high ^ 0x646f72616e646f6dL;
        start2 = low ^ 0x6c7967656e657261L;
        start3 = high ^ 0x7465646279746573L;
    }

    /** The coupon of a text; 0 where nothing of it is left. */
    public int coupon(String text) {
        int length = text.length();
        if (length >= FEW) {
            return ofMany(text);
        }
        byte[] bytes = length < 8 ? null : Latin1.bytes(text);
        return bytes == null ? ofCharacters(text, length) : ofBytes(text, bytes, length);
    }

    /** Of eight to less than {@link #FEW} characters, with the bytes in which the JVM keeps them. */
    int ofBytes(String text, byte[] bytes, int length) {
        long first = plain(Latin1.eight(bytes, 0));
        long second = length < 16 ? 0 : plain(Latin1.eight(bytes, 8));
        // of the last eight those that were not read yet
        long rest = rest(Latin1.eight(bytes, length - 8) >>> 8 >>> (7 - length << 3), length);
        return (first | second | rest) < 0 ? ofAny(text) : ofFew(first, second, rest, length);
    }

    private int ofCharacters(String text, int length) {
        long first = 0;
        long second = 0;
        long rest;
        // each with a place that the compiler knows
        if (length >= 16) {
            first = plain(eight(text, 0));
            second = plain(eight(text, 8));
            rest = rest(text, 16);
        } else if (length >= 8) {
            first = plain(eight(text, 0));
            rest = rest(text, 8);
        } else {
            rest = rest(text, 0);
        }
        if ((first | second | rest) < 0) {
            return ofAny(text);
        }
        return length == 0 ? 0 : ofFew(first, second, rest, length);
    }

    private int ofMany(String text) {
        int length = text.length();
        int full = length & -8;
        long rest = rest(text, full);
        if (length > LONGEST || rest < 0) {
            return ofAny(text);
        }
        long v0 = start0;
        long v1 = start1;
        long v2 = start2;
        long v3 = start3;
        for (int at = 0; at < full; at += 8) {
            long word = plain(eight(text, at));
            if (word < 0) {
                return ofAny(text);
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
        }
        return finish(v0, v1, v2, v3, rest | (long) length << 56);
    }

    /** The characters behind the last eight, less than eight, as {@link #plain} has them. */
    @SuppressWarnings("fallthrough") // a loop takes three times as long for the two characters behind sixteen
    private static long rest(String text, int from) {
        long even = 0;
        long odd = 0;
        int length = text.length() - from;
        switch (length) {
            case 7:
                even = (long) text.charAt(from + 6) << 48;
            case 6:
                odd = (long) text.charAt(from + 5) << 32;
            case 5:
                even |= (long) text.charAt(from + 4) << 32;
            case 4:
                odd |= (long) text.charAt(from + 3) << 16;
            case 3:
                even |= (long) text.charAt(from + 2) << 16;
            case 2:
                odd |= text.charAt(from + 1);
            case 1:
                even |= text.charAt(from);
            default:
        }
        return rest(ascii(even, odd), length);
    }

    /** As many bytes as there are beyond whole eights, as {@link #plain} has them. */
    private static long rest(long bytes, int length) {
        long missing = -1L << (length << 3);
        long plain = plain(bytes | DIGITS & missing);
        return plain < 0 ? plain : plain & ~missing;
    }

    /** Eight characters, a byte each, the first one lowest; negative where one is not ASCII. */
    private static long eight(String text, int at) {
        long even = 0;
        long odd = 0;
        for (int i = 0; i < 8; i += 2) {
            even |= (long) text.charAt(at + i) << (i << 3);
            odd |= (long) text.charAt(at + i + 1) << (i << 3);
        }
        return ascii(even, odd);
    }

    /** Every other character in 16 bits each, and those between them. */
    private static long ascii(long even, long odd) {
        return ((even | odd) & 0xff80ff80ff80ff80L) == 0 ? even | odd << 8 : -1;
    }

    /** Eight ASCII characters with small letters as capitals; negative where one of them is left out or is none. */
    private static long plain(long eight) {
        long aboveHyphen = eight + 0x5252525252525252L;
        long smallLetters = eight + 0x1f1f1f1f1f1f1f1fL;
        if (((~aboveHyphen | smallLetters | eight) & TOPS) == 0) {
            return eight;
        }
        long aboveZ = eight + 0x0505050505050505L;
        long aboveBlank = eight + 0x5f5f5f5f5f5f5f5fL;
        long noHyphen = (eight ^ 0x2d2d2d2d2d2d2d2dL) + 0x7f7f7f7f7f7f7f7fL;
        long delete = eight + 0x0101010101010101L;
        return ((~(aboveBlank & noHyphen) | delete | eight) & TOPS) == 0
                ? eight - ((smallLetters & ~aboveZ & TOPS) >>> 2)
                : -1;
    }

    /** The coupon of a number, the same as that of its digits; 0 for 0, which as often as not stands for a NULL. */
    public int coupon(long number) {
        if (number <= 0) {
            return number == 0 ? 0 : coupon(Long.toString(number));
        }
        long upper = number / EIGHT_DIGITS;
        long first = digits(upper / EIGHT_DIGITS);
        long second = digits(upper % EIGHT_DIGITS);
        long third = digits(number % EIGHT_DIGITS);
        int length = 24;
        for (; first == 0; length -= 8) {
            first = second;
            second = third;
            third = 0;
        }
        int zeros = Long.numberOfTrailingZeros(first) & -8;
        first += DIGITS;
        second += length > 8 ? DIGITS : 0;
        third += length > 16 ? DIGITS : 0;
        length -= zeros >> 3;
        first = first >>> zeros | second << 1 << 63 - zeros;
        second = second >>> zeros | third << 1 << 63 - zeros;
        return ofFew(first, second, length < 8 ? first : length < 16 ? second : third >>> zeros, length);
    }

    /** The coupon of a person's name, as {@link PersonName} has it, with the day of birth. */
    public int coupon(long name, long birthDate) {
        return ofFew(name, birthDate, NAMED, 16);
    }

    /** A number below 100,000,000 as the values of its eight digits, a byte each, the first one lowest. */
    private static long digits(long number) {
        long fours = number / 10_000 | number % 10_000 << 32;
        long hundreds = fours * 10_486 >> 20 & 0x7f0000007fL;
        long twos = hundreds | fours - 100 * hundreds << 16;
        long tens = twos * 103 >> 10 & 0xf000f000f000fL;
        return tens | twos - 10 * tens << 8;
    }

    /**
     * Less than {@link #FEW} bytes, which nearly all identifiers have: in a loop it would take a sixth longer.
     *
     * @param rest behind the last eight
     */
    private int ofFew(long first, long second, long rest, int length) {
        long v0 = start0;
        long v1 = start1;
        long v2 = start2;
        long v3 = start3;
        if (length >= 8) {
            v3 ^= first;
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
            v0 ^= first;
        }
        if (length >= 16) {
            v3 ^= second;
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
            v0 ^= second;
        }
        return finish(v0, v1, v2, v3, rest | (long) length << 56);
    }

    /** Of any characters, one by one; half a pair of surrogates is three bytes as any other character. */
    int ofAny(String text) {
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
        v2 ^= LAST;
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
        return Coupon.of(v0 ^ v1 ^ v2 ^ v3);
    }
}
