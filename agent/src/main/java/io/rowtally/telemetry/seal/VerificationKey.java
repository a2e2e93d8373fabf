package io.rowtally.telemetry.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * K(0), with which a whole log can be verified, and with which it could be sealed anew: the one secret that belongs on another
 * machine. Its text is one line, {@code rowtally-key-1:} and 64 hexadecimal digits.
 */
public final class VerificationKey {

    /** The file in the log directory that holds it where nobody has run {@code keygen}. */
    public static final String FILE = "verification.key";

    private static final String PREFIX = "rowtally-key-1:";
    private static final int LARGEST_FILE = 4096;

    private final byte[] key;

    private VerificationKey(byte[] key) {
        this.key = key;
    }

    /** A new one, from the system's source of random numbers. */
    public static VerificationKey random() {
        byte[] key = new byte[Sha256.SIZE];
        new SecureRandom().nextBytes(key);
        return new VerificationKey(key);
    }

    /** @throws IOException where the file cannot be read or holds no key, with a sentence that says so */
    public static VerificationKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not a file");
        }
        VerificationKey key = Files.size(file) > LARGEST_FILE
                ? null
                : parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (key == null) {
            throw new IOException(file + " holds no verification key");
        }
        return key;
    }

    /** The key of a text as {@link #text()} makes it, white space around it or not; null where it is none. */
    static @Nullable VerificationKey parse(String text) {
        String plain = text.trim();
        byte[] key = plain.startsWith(PREFIX) ? Hex.parse(plain.substring(PREFIX.length()), Sha256.SIZE) : null;
        return key == null ? null : new VerificationKey(key);
    }

    public String text() {
        return PREFIX + Hex.text(key);
    }

    /** 16 digits that tell which key it is, and nothing about it. */
    public String id() {
        return Hex.text(Sha256.of("id", key)).substring(0, 16);
    }

    /** The key of the first epoch. */
    public EpochKey first() {
        return new EpochKey(0, key);
    }
}
