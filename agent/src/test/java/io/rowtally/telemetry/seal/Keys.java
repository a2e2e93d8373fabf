package io.rowtally.telemetry.seal;

import org.jspecify.annotations.Nullable;

/** Keys whose bytes everyone knows. */
final class Keys {

    private Keys() {}

    /** K(0) of the bytes 0 to 31. */
    static EpochKey first() {
        byte[] key = new byte[Sha256.SIZE];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return new EpochKey(0, key);
    }

    static byte[] bytes(String digits) {
        byte @Nullable [] bytes = Hex.parse(digits, digits.length() / 2);
        if (bytes == null) {
            throw new AssertionError(digits);
        }
        return bytes;
    }
}
