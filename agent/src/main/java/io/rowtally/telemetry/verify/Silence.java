package io.rowtally.telemetry.verify;

import java.time.Duration;
import java.time.Instant;

/** A period in which the log says nothing, though a running agent says at least each hour that it is well. Immutable. */
public final class Silence {

    private final Instant from;
    private final Instant to;
    private final String reason;

    Silence(Instant from, Instant to, String reason) {
        this.from = from;
        this.to = to;
        this.reason = reason;
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** What the lines before and after it say. */
    public String reason() {
        return reason;
    }
}
