package io.rowtally.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time as the log tells it: the system's, in milliseconds, but never going back. When the system's clock is set back, time
 * stands still here until it has caught up. Owned and guarded by {@link TelemetryLog}.
 */
final class LogClock {

    /** Time servers step a clock back by less than this; it is not worth an event. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final Clock clock;
    private Instant last = Instant.EPOCH;
    private boolean behind;

    LogClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(last)) {
            last = now;
        }
        return last;
    }

    /** Starts no earlier than a line that is in the log already. */
    void notBefore(@Nullable Instant time) {
        if (time != null && time.isAfter(last)) {
            last = time;
        }
    }

    /** Milliseconds by which the system's clock has fallen behind, once for each time that it does; else 0. */
    long takeJumpBack() {
        long millis = Duration.between(clock.instant(), last).toMillis();
        boolean was = behind;
        behind = millis > TOLERATED.toMillis();
        return behind && !was ? millis : 0;
    }
}
