package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A secret in the log directory that is made where there is none: 32 random bytes, the owner's alone. On the agent's thread. */
public final class KeyFile {
    /** How long a key is, in bytes. */
    public static final int LENGTH = 32;

    private KeyFile() {}

    /**
     * The key that lies there, or else a new one, which lies there from now on.
     *
     * @param directory a log directory that this JVM holds
     * @throws IOException if it can neither be read nor made, or has another length: what is there is never replaced
     */
    public static byte[] readOrMake(Path directory, String name) throws IOException {
        Path file = directory.resolve("state").resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != LENGTH) {
            throw new IOException(file + " has " + key.length + " bytes, a key has " + LENGTH);
        }
        return key;
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        OwnerOnly.replace(file, key);
    }
}
