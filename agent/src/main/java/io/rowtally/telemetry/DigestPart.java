package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.Sha256;
import java.security.MessageDigest;

/** The lines that went into one segment since the last digest. Owned by {@link Digests}. */
final class DigestPart {

    private final MessageDigest hash = Sha256.begin();
    private final long firstSequence;
    private String name = SegmentName.CURRENT;
    private long lastSequence;
    private long lines;
    private long bytes;
    private byte[] mac = new byte[0];

    DigestPart(long firstSequence) {
        this.firstSequence = firstSequence;
    }

    void add(Line line, byte[] lineMac) {
        hash.update(line.bytes());
        lines++;
        bytes += line.bytes().length;
        lastSequence = line.sequence();
        mac = lineMac;
    }

    /** The segment has another name from now on. */
    void renamed(String rolledName) {
        name = rolledName;
    }

    String name() {
        return name;
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }

    /** The hash as of now; more lines may follow. */
    byte[] sha256() {
        try {
            return ((MessageDigest) hash.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's SHA-256 cannot be cloned", e);
        }
    }

    /** MAC of the last line. */
    byte[] mac() {
        return mac;
    }
}
