package io.rowtally.telemetry.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Someone who has taken the machine over: holds the key that lies in the directory now, and knows all of the code. */
public final class Forger {

    private static final Pattern SEAL = Pattern.compile(",\"integrity\":\\{.*\\}\\}$");

    private final EpochKey key;

    private Forger(EpochKey key) {
        this.key = key;
    }

    public static Forger in(Path directory) throws IOException {
        SealState state = SealFile.in(directory, path -> {}).read();
        if (state == null) {
            throw new AssertionError("no state in " + directory);
        }
        return new Forger(state.key());
    }

    /** The line sealed with the stolen key, under the epoch of that key. */
    public String reseal(String line, String previousMac) {
        return seal(line, previousMac, key.epoch());
    }

    /** The line sealed with the stolen key, under the epoch that the line claimed before. */
    public String resealAsBefore(String line, String previousMac) {
        SealedLine seal = SealedLine.parse(bytes(line), bytes(line).length);
        if (seal == null) {
            throw new AssertionError(line);
        }
        return seal(line, previousMac, seal.epoch());
    }

    private String seal(String line, String previousMac, long epoch) {
        byte[] previous = Hex.parse(previousMac, Sha256.SIZE);
        if (previous == null) {
            throw new AssertionError(previousMac);
        }
        String plain = SEAL.matcher(line).replaceFirst("}");
        String sealed = new String(
                SealedLine.of(bytes(plain), new EpochKey(epoch, key.bytes()), previous, null), StandardCharsets.UTF_8);
        return sealed.substring(0, sealed.length() - 1);
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
