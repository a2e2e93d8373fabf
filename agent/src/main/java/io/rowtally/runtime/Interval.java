package io.rowtally.runtime;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The interval under way, aligned to the wall clock: 5 minutes end at :00, :05 and so on. */
final class Interval {
    private final long length;
    private final Clock clock;
    private Instant start;

    Interval(long length, Clock clock) {
        this.length = length;
        this.clock = clock;
        this.start = clock.instant();
    }

    Instant start() {
        return start;
    }

    private long end() {
        return Math.floorDiv(start.toEpochMilli(), length) * length + length;
    }

    /**
     * The end of the interval if it is over, however long ago; null while it is under way. A clock that was set back
     * before its beginning ends it there: to wait until the clock has caught up could take hours.
     */
    @Nullable
    Instant ended() {
        long now = clock.millis();
        if (now < start.toEpochMilli()) {
            return start;
        }
        if (now < end()) {
            return null;
        }
        return Instant.ofEpochMilli(Math.floorDiv(now, length) * length);
    }

    /** Now, as the end of an interval that is cut short. A clock that went back ends it where it began. */
    Instant cut() {
        Instant now = clock.instant();
        return now.isBefore(start) ? start : now;
    }

    /** The next interval begins where this one ended, or now if the clock was set back behind that. */
    void next(Instant end) {
        Instant now = clock.instant();
        start = now.isBefore(end) ? now : end;
    }

    long remaining() {
        return Math.max(1, Math.min(length, end() - clock.millis()));
    }
}
