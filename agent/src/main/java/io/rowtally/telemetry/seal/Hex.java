package io.rowtally.telemetry.seal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes as lower-case hexadecimal digits, the only form in which keys and MACs are written. Stateless. */
public final class Hex {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Hex() {}

    public static String text(byte[] bytes) {
        byte[] digits = new byte[bytes.length * 2];
        write(bytes, digits, 0);
        return new String(digits, StandardCharsets.US_ASCII);
    }

    /** Writes two digits a byte into {@code to}, from {@code offset} on. */
    static void write(byte[] bytes, byte[] to, int offset) {
        int at = offset;
        for (byte b : bytes) {
            to[at++] = DIGITS[(b >> 4) & 15];
            to[at++] = DIGITS[b & 15];
        }
    }

    /** The bytes of {@code 2 * size} lower-case digits; null where there is anything else. */
    static byte @Nullable [] parse(byte[] text, int offset, int size) {
        if (offset < 0 || offset + 2 * size > text.length) {
            return null;
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            int high = digit(text[offset + 2 * i]);
            int low = digit(text[offset + 2 * i + 1]);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** The bytes of a text of exactly {@code 2 * size} lower-case digits; null where it is anything else. */
    public static byte @Nullable [] parse(@Nullable String text, int size) {
        return text == null || text.length() != 2 * size
                ? null
                : parse(text.getBytes(StandardCharsets.ISO_8859_1), 0, size);
    }

    private static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }
}
