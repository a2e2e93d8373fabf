package io.rowtally.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where a test puts it. */
public final class SettableClock extends Clock {

    private Instant now;
    private long nanos;

    public SettableClock(String now) {
        this.now = Instant.parse(now);
    }

    /** Time goes by until then. */
    public void set(String time) {
        advance(Duration.between(now, Instant.parse(time)));
    }

    /** So much time goes by. */
    public void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** An operator or a time server sets the clock, forward or back. */
    public void step(Duration by) {
        now = now.plus(by);
    }

    /** Of the clock beside it that nobody sets. */
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
