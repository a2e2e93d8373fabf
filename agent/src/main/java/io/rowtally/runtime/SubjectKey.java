package io.rowtally.runtime;

import io.rowtally.bridge.Bridge;
import io.rowtally.sketch.SubjectHash;
import io.rowtally.telemetry.KeyFile;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.seal.Hex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The key that persons are hashed with, from {@code state/subject.key}: without it, whoever holds the log could try out which
 * identifiers were read. As long as there is no directory to keep it in nobody is hashed, and nobody counted. On the agent's thread.
 */
final class SubjectKey {
    private static final String FILE = "subject.key";
    private static final int ID_BYTES = 8;

    private final Door door;
    private final TelemetryDirectory directory;
    private final Consumer<String> problems;
    private volatile @Nullable String id;
    private boolean given;

    SubjectKey(Door door, TelemetryDirectory directory, Consumer<String> problems) {
        this.door = door;
        this.directory = directory;
        this.problems = problems;
    }

    /** Which key it is, the same for all logs whose sketches can be united; null as long as there is none. */
    @Nullable
    String id() {
        return id;
    }

    /** Sees to it that there is one, where that is possible by now, and that dates are read as the application reads them. */
    void find() {
        if (id != null) {
            door.lookAtZone();
        }
        Path path = directory.path();
        if (given || path == null) {
            return;
        }
        given = true;
        try {
            byte[] key = KeyFile.readOrMake(path, FILE);
            ByteBuffer hashed =
                    ByteBuffer.wrap(digest("rowtally subjects", key)).order(ByteOrder.LITTLE_ENDIAN);
            id = Hex.text(Arrays.copyOf(digest("rowtally subjects by SipHash, which key", key), ID_BYTES));
            Bridge.tellTexts();
            door.identify(new SubjectHash(hashed.getLong(), hashed.getLong()));
        } catch (IOException | NoSuchAlgorithmException | RuntimeException e) {
            problems.accept("distinct persons are not counted: " + e);
        }
    }

    private static byte[] digest(String purpose, byte[] key) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
        digest.update(key);
        return digest.digest();
    }
}
