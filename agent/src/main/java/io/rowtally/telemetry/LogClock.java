package io.rowtally.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time as the log tells it: the system's, in milliseconds, but never going back. When the system's clock is set back, time
 * stands still here until it has caught up. That it was set, back or forward, is told by a steady clock beside it. Owned and
 * guarded by {@link TelemetryLog}.
 */
final class LogClock {

    /** Time servers step a clock by less than this; it is not worth an event. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant last = Instant.EPOCH;
    private Instant seen;
    private long seenNanos;
    private boolean behind;

    /** @param nanos of a clock that nobody sets, from any beginning */
    LogClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.seen = clock.instant();
        this.seenNanos = nanos.getAsLong();
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

    /**
     * Whether the system's clock was set since this was last asked, or the machine was asleep, or time has begun to stand still: then
     * the event has {@code pii.log.clock.*}. Asked about once a second, so that a clock that is merely slow or fast goes
     * unnoticed.
     */
    boolean describeJump(Event.Builder event) {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        Duration jump = Duration.between(seen, now).minusNanos(nanosNow - seenNanos);
        seen = now;
        seenNanos = nanosNow;
        boolean jumped = jump.abs().compareTo(TOLERATED) > 0;
        if (jumped) {
            event.put("pii.log.clock.jump_ms", jump.toMillis());
        }
        Duration standing = Duration.between(now, last);
        boolean was = behind;
        behind = standing.compareTo(TOLERATED) > 0;
        boolean stands = behind && (jumped || !was);
        if (stands) {
            event.put("pii.log.clock.behind_ms", standing.toMillis());
        }
        return jumped || stands;
    }
}
