package io.rowtally.telemetry.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The key of one epoch, K(e). The next one is {@code SHA-256("evolve" || K(e))}, and there is no way back: who gets hold of K(e)
 * cannot seal anything for an epoch before e (Schneier and Kelsey 1999, as in journald's forward-secure sealing). What
 * is sealed with it has a key of its own, {@code HMAC(K(e), purpose)}. Not for several threads at once.
 */
public final class EpochKey {

    /** Length of an epoch in seconds; epochs begin at its multiples since 1970, in UTC. */
    public static final long SECONDS = 900;

    /** What a key is used for; the wire name is what HMAC turns into the key of that use. */
    private enum Purpose {
        LINE("mac"),
        DIGEST("digest"),
        POSITION("position");

        final byte[] wireName;

        Purpose(String wireName) {
            this.wireName = wireName.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final long epoch;
    private final byte[] key;
    private final Hmac[] purposes = new Hmac[Purpose.values().length];

    EpochKey(long epoch, byte[] key) {
        if (epoch < 0 || key.length != Sha256.SIZE) {
            throw new IllegalArgumentException("no key of an epoch");
        }
        this.epoch = epoch;
        this.key = key.clone();
    }

    /** How many epochs lie between 1970 and this moment. */
    public static long count(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    public long epoch() {
        return epoch;
    }

    byte[] bytes() {
        return key.clone();
    }

    /** The key of this epoch or a later one. */
    public EpochKey at(long later) {
        if (later < epoch) {
            throw new IllegalArgumentException("no way back from epoch " + epoch + " to " + later);
        }
        byte[] evolved = key.clone();
        for (long e = epoch; e < later; e++) {
            byte[] next = Sha256.of("evolve", evolved);
            Arrays.fill(evolved, (byte) 0);
            evolved = next;
        }
        EpochKey made = new EpochKey(later, evolved);
        Arrays.fill(evolved, (byte) 0);
        return made;
    }

    /** The MAC of a line: over the MAC of the line before it, then what the line says up to its own MAC. */
    public byte[] line(byte[] previous, byte[] bytes, int offset, int length) {
        return keyed(Purpose.LINE).of(previous, bytes, offset, length);
    }

    /** The MAC of a digest, over its text up to its own MAC. */
    public byte[] digest(byte[] text) {
        return keyed(Purpose.DIGEST).of(text);
    }

    byte[] position(byte[] text) {
        return keyed(Purpose.POSITION).of(text);
    }

    /** Overwrites the key in memory, as far as a collector that moves objects lets it be. */
    void wipe() {
        Arrays.fill(key, (byte) 0);
        for (Hmac purpose : purposes) {
            if (purpose != null) {
                purpose.wipe();
            }
        }
    }

    private Hmac keyed(Purpose purpose) {
        Hmac made = purposes[purpose.ordinal()];
        if (made == null) {
            made = new Hmac(new Hmac(key).of(purpose.wireName));
            purposes[purpose.ordinal()] = made;
        }
        return made;
    }
}
