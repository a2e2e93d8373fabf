package io.rowtally.telemetry.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;

/**
 * SHA-256, which every Java has. The JDK's own provider is asked by name, so that one which the application has put before
 * it is neither loaded nor used by the agent. Stateless.
 */
public final class Sha256 {

    /** Bytes of a hash, of a key and of a MAC. */
    public static final int SIZE = 32;

    private Sha256() {}

    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException none) {
                throw new IllegalStateException("this Java has no SHA-256", none);
            }
        }
    }

    static byte[] of(String label, byte[] bytes) {
        MessageDigest hash = begin();
        hash.update(label.getBytes(StandardCharsets.US_ASCII));
        return hash.digest(bytes);
    }
}
