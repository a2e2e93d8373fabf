package io.rowtally.demo.registry.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Salted password hashes: PBKDF2 with HMAC-SHA256, 10,000 rounds, Base64. Stateless; any thread. */
final class Passwords {

    private static final int ROUNDS = 10_000;
    private static final int BITS = 256;

    private Passwords() {}

    /** The hash of a password under a Base64 salt. */
    static String hash(String password, String salt) {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), ROUNDS, BITS);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks PBKDF2WithHmacSHA256", e);
        }
    }

    static boolean matches(String password, String salt, String expectedHash) {
        return MessageDigest.isEqual(
                Base64.getDecoder().decode(hash(password, salt)),
                Base64.getDecoder().decode(expectedHash));
    }
}
