package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.SealedLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The beginning of a segment: which line it names as the one before it. Stateless. */
final class FirstLine {

    /** A line of the log is a few kilobytes; what is longer than this is not one. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private FirstLine() {}

    /** {@code integrity.prev} of the first line; null where there is none. */
    static @Nullable String previousMac(Path segment) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(SegmentName.unpacked(segment, Files.newInputStream(segment)))) {
            int last = -1;
            while (last != '\n' && line.size() < LONGEST) {
                last = in.read();
                if (last < 0) {
                    return null;
                }
                line.write(last);
            }
        }
        SealedLine seal = SealedLine.parse(line.toByteArray(), line.size());
        return seal == null ? null : Hex.text(seal.previous());
    }
}
