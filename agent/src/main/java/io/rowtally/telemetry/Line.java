package io.rowtally.telemetry;

import java.time.Instant;
import java.time.LocalDate;

/** One line as it is to stand in the file, newline included, and its {@code @timestamp}, which decides its segment. */
final class Line {

    private final byte[] bytes;
    private final Instant time;

    Line(byte[] bytes, Instant time) {
        this.bytes = bytes;
        this.time = time;
    }

    byte[] bytes() {
        return bytes;
    }

    Instant time() {
        return time;
    }

    LocalDate day() {
        return Timestamps.day(time);
    }
}
