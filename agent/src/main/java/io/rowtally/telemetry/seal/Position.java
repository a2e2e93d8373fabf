package io.rowtally.telemetry.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How far the log had come when an epoch ended: the last line's MAC and the number of digests, with a tag under that epoch's
 * key. The key is gone then, so whoever takes the machine over later can neither forget what the position names nor
 * tag another. A run names the position that it found in its first line, and the newest lies in {@code state/seal}: a tail that was
 * cut off at an epoch's end or before is missed there. Immutable.
 */
public final class Position {

    private final long epoch;
    private final byte[] mac;
    private final long digests;
    private final byte[] tag;

    Position(long epoch, byte[] mac, long digests, byte[] tag) {
        this.epoch = epoch;
        this.mac = mac;
        this.digests = digests;
        this.tag = tag;
    }

    static Position at(EpochKey key, byte[] mac, long digests) {
        return new Position(key.epoch(), mac, digests, key.position(text(key.epoch(), mac, digests)));
    }

    /** The position of a member {@code found} of a line, from its parts; null where they are none. */
    public static @Nullable Position of(long epoch, @Nullable String mac, long digests, @Nullable String tag) {
        byte[] macBytes = Hex.parse(mac, Sha256.SIZE);
        byte[] tagBytes = Hex.parse(tag, Sha256.SIZE);
        return epoch < 0 || digests < 0 || macBytes == null || tagBytes == null
                ? null
                : new Position(epoch, macBytes, digests, tagBytes);
    }

    /** What the tag is made over: {@code epoch:mac:digests}. */
    private static byte[] text(long epoch, byte[] mac, long digests) {
        return (epoch + ":" + Hex.text(mac) + ":" + digests).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the tag is that of this epoch's key. */
    public boolean isTaggedBy(EpochKey key) {
        return key.epoch() == epoch && MessageDigest.isEqual(tag, key.position(text(epoch, mac, digests)));
    }

    public long epoch() {
        return epoch;
    }

    /** MAC of the last line before; zeros where there was none. */
    public byte[] mac() {
        return mac.clone();
    }

    public long digests() {
        return digests;
    }

    byte[] tag() {
        return tag.clone();
    }
}
