package io.rowtally.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line as it is to stand in the file, newline included, and its {@code @timestamp}, which decides its segment. */
final class Line {

    private final byte[] bytes;
    private final Instant time;
    private final long sequence;

    Line(byte[] bytes, Instant time, long sequence) {
        this.bytes = bytes;
        this.time = time;
        this.sequence = sequence;
    }

    /**
     * The same line, or one that tells this time where the line is older. Only a line that waited needs it, when the directory
     * it goes to has a later one already.
     */
    Line notBefore(@Nullable Instant earliest) {
        if (earliest == null || !time.isBefore(earliest)) {
            return this;
        }
        byte[] later = bytes.clone();
        byte[] text = Timestamps.text(earliest).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, later, LastLine.TIME_PREFIX.length(), text.length);
        return new Line(later, earliest, sequence);
    }

    byte[] bytes() {
        return bytes;
    }

    Instant time() {
        return time;
    }

    /** {@code event.sequence}. */
    long sequence() {
        return sequence;
    }

    LocalDate day() {
        return Timestamps.day(time);
    }
}
