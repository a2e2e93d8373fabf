package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.Seal;
import io.rowtally.telemetry.seal.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prepares a directory for a log whose first key never lies in it. On the command line, before the first start. */
public final class LogKey {

    private LogKey() {}

    /**
     * Makes the key, whose next value seals the log's first line; it is nowhere but in what is returned and, until the first
     * quarter of an hour is over, in {@code state/seal}.
     *
     * @throws IOException where a log or a key is there already, with a sentence that says so
     */
    public static VerificationKey make(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(directory + " is a file, not a directory");
        }
        OwnerOnly.createDirectories(directory);
        Path state = directory.resolve("state");
        OwnerOnly.createDirectories(state);
        try (DirectoryLock lock = DirectoryLock.tryAcquire(state.resolve("lock"), 1)) {
            if (lock == null) {
                throw new IOException(directory + " is in use by a JVM");
            }
            if (Files.exists(directory.resolve(SegmentName.CURRENT))
                    || !SegmentName.rolledIn(directory).isEmpty()) {
                throw new IOException(directory + " has a log already, sealed with another key");
            }
            if (Seal.position(directory) != null) {
                throw new IOException(directory + " has a key already");
            }
            VerificationKey key = VerificationKey.random();
            Seal.begin(directory, key, OwnerOnly::createFile);
            return key;
        }
    }
}
