package io.rowtally.telemetry.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The seal at the end of a line. A sealed line is, byte for byte,
 *
 * <pre>
 * {...,"integrity":{"alg":"HMAC-SHA256","epoch":482,"prev":"&lt;64 digits&gt;","mac":"&lt;64 digits&gt;"}}\n
 * </pre>
 *
 * and its {@code mac} is {@code HMAC(HMAC(K(epoch), "mac"), prev || body)}, where {@code prev} are the 32 bytes of the MAC of the line
 * before (zeros in the first line of a log) and {@code body} are the line's bytes from its first up to the digit before
 * {@code ,"mac":}: all but the last 76. HMAC is HMAC-SHA256, K(e+1) is {@code SHA-256("evolve" || K(e))}. Nothing is parsed,
 * sorted or formatted anew, so a verifier needs a line's bytes and no JSON library. The digits are lower case.
 *
 * <p>Epochs are quarters of an hour of UTC: {@code epoch - floor(seconds of @timestamp / 900)} is the same in all lines of a
 * log. The first line that a run writes has one member more between {@code epoch} and {@code prev}, the {@link Position}
 * that it found: {@code "found":{"epoch":481,"mac":"...","digests":12,"tag":"..."}}, whose tag is
 * {@code HMAC(HMAC(K(481), "position"), "481:" || mac digits || ":12")}.
 */
public final class SealedLine {

    /** {@code integrity.alg}; another name can come later. */
    public static final String ALGORITHM = "HMAC-SHA256";

    private static final byte[] BEGIN = ascii(",\"integrity\":{\"alg\":\"" + ALGORITHM + "\",\"epoch\":");
    private static final byte[] FOUND = ascii(",\"found\":{");
    private static final byte[] PREVIOUS = ascii(",\"prev\":\"");
    private static final byte[] MAC = ascii("\",\"mac\":\"");
    private static final byte[] END = ascii("\"}}\n");
    private static final int DIGITS = 2 * Sha256.SIZE;

    /** Bytes behind the body, less the quote that ends {@code prev}, which is the body's last. */
    private static final int TAIL = MAC.length - 1 + DIGITS + END.length;

    private static final int LINK = PREVIOUS.length + DIGITS + 1;

    private final byte[] previous;
    private final byte[] mac;
    private final long epoch;
    private final int bodyLength;
    private final @Nullable String found;

    private SealedLine(byte[] previous, byte[] mac, long epoch, int bodyLength, @Nullable String found) {
        this.previous = previous;
        this.mac = mac;
        this.epoch = epoch;
        this.bodyLength = bodyLength;
        this.found = found;
    }

    /**
     * The line with its seal.
     *
     * @param line one JSON object and a newline
     * @param found what the run has found, in its first line; else null
     */
    static byte[] of(byte[] line, EpochKey key, byte[] previous, @Nullable Position found) {
        byte[] epoch = ascii(Long.toString(key.epoch()));
        byte[] start = found == null ? new byte[0] : ascii(text(found));
        int content = line.length - 2;
        int bodyLength = content + BEGIN.length + epoch.length + start.length + LINK;
        byte[] sealed = Arrays.copyOf(line, bodyLength + TAIL);
        int at = put(BEGIN, sealed, content);
        at = put(epoch, sealed, at);
        at = put(start, sealed, at);
        at = put(PREVIOUS, sealed, at);
        Hex.write(previous, sealed, at);
        at = put(MAC, sealed, at + DIGITS);
        Hex.write(key.line(previous, sealed, 0, bodyLength), sealed, at);
        put(END, sealed, at + DIGITS);
        return sealed;
    }

    /**
     * The seal of a line as it stands there; null where its end is not that of a sealed line.
     *
     * @param length of the line in the array, which begins at 0 and ends with its newline
     */
    public static @Nullable SealedLine parse(byte[] line, int length) {
        int bodyLength = length - TAIL;
        int link = bodyLength - LINK;
        if (link < 0
                || !is(MAC, line, bodyLength - 1)
                || !is(END, line, length - END.length)
                || !is(PREVIOUS, line, link)) {
            return null;
        }
        byte[] mac = Hex.parse(line, length - END.length - DIGITS, Sha256.SIZE);
        byte[] previous = Hex.parse(line, link + PREVIOUS.length, Sha256.SIZE);
        int begin = lastIndexOf(BEGIN, line, link);
        if (mac == null || previous == null || begin < 0) {
            return null;
        }
        int at = begin + BEGIN.length;
        int digits = at;
        while (at < link && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        if (at == digits || at - digits > 15 || (at < link && !is(FOUND, line, at))) {
            return null;
        }
        long epoch = Long.parseLong(new String(line, digits, at - digits, StandardCharsets.US_ASCII));
        String found = at == link ? null : new String(line, at, link - at, StandardCharsets.US_ASCII);
        return new SealedLine(previous, mac, epoch, bodyLength, found);
    }

    /** Whether it is this key's epoch, and the MAC is the one that the line should have. */
    public boolean isSealedBy(EpochKey key, byte[] line) {
        return key.epoch() == epoch && Arrays.equals(mac, key.line(previous, line, 0, bodyLength));
    }

    public long epoch() {
        return epoch;
    }

    /** MAC of the line before, as this line has it. */
    public byte[] previous() {
        return previous.clone();
    }

    public byte[] mac() {
        return mac.clone();
    }

    /** The position that a run found; null in all lines but its first. */
    public @Nullable Position found() {
        if (found == null) {
            return null;
        }
        String[] parts = found.split("[:,{}\"]+");
        // "", found, epoch, N, mac, M, digests, D, tag, T
        if (parts.length != 10) {
            return null;
        }
        try {
            Position position = Position.of(Long.parseLong(parts[3]), parts[5], Long.parseLong(parts[7]), parts[9]);
            return position != null && text(position).equals(found) ? position : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The MAC of a line that {@link #of} has made. */
    static byte[] mac(byte[] sealed) {
        byte[] mac = Hex.parse(sealed, sealed.length - END.length - DIGITS, Sha256.SIZE);
        return Objects.requireNonNull(mac);
    }

    private static String text(Position found) {
        return ",\"found\":{\"epoch\":" + found.epoch() + ",\"mac\":\"" + Hex.text(found.mac()) + "\",\"digests\":"
                + found.digests() + ",\"tag\":\"" + Hex.text(found.tag()) + "\"}";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int put(byte[] part, byte[] into, int at) {
        System.arraycopy(part, 0, into, at, part.length);
        return at + part.length;
    }

    private static boolean is(byte[] part, byte[] line, int at) {
        for (int i = 0; i < part.length; i++) {
            if (line[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lastIndexOf(byte[] part, byte[] line, int before) {
        for (int at = before - part.length; at >= 0; at--) {
            if (is(part, line, at)) {
                return at;
            }
        }
        return -1;
    }
}
