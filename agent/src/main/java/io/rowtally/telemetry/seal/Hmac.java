package io.rowtally.telemetry.seal;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) under one key. Made of the JDK's SHA-256 instead of its {@code javax.crypto.Mac}, whose first use reads
 * and verifies the JDK's own cryptography jars on Java 8, and asks whatever providers the application has installed.
 * Not for several threads at once.
 */
final class Hmac {

    private static final int BLOCK = 64;

    private final MessageDigest hash = Sha256.begin();
    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];

    Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? hash.digest(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (block[i] ^ 0x36);
            outer[i] = (byte) (block[i] ^ 0x5c);
        }
        Arrays.fill(block, (byte) 0);
    }

    /** The MAC over the text before, followed by a part of an array. */
    byte[] of(byte[] before, byte[] bytes, int offset, int length) {
        hash.update(inner);
        hash.update(before);
        hash.update(bytes, offset, length);
        byte[] first = hash.digest();
        hash.update(outer);
        return hash.digest(first);
    }

    byte[] of(byte[] bytes) {
        return of(new byte[0], bytes, 0, bytes.length);
    }

    /** Forgets the key; nothing more can be asked. */
    void wipe() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
    }
}
