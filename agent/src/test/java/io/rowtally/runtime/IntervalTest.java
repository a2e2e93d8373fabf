package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.telemetry.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where intervals begin and end on a clock that stands, jumps ahead and goes back. */
class IntervalTest {
    private static final long FIVE_MINUTES = 300_000;

    private final SettableClock clock = new SettableClock("2026-11-23T14:02:13.250Z");

    @Test
    void theFirstIntervalEndsWhereTheClockHasAMultipleOfItsLength() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        assertEquals(Instant.parse("2026-11-23T14:02:13.250Z"), interval.start());
        assertEquals(166_750, interval.remaining());

        clock.set("2026-11-23T14:04:59.999Z");
        assertNull(interval.ended());
        assertEquals(1, interval.remaining());

        clock.set("2026-11-23T14:05:00.000Z");
        assertEquals(Instant.parse("2026-11-23T14:05:00Z"), interval.ended());
        assertEquals(1, interval.remaining(), "the agent's thread must not wait for zero milliseconds, or fewer");
    }

    @Test
    void theNextIntervalsAreWholeAndAdjoin() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        clock.set("2026-11-23T14:05:00.700Z");
        interval.next(interval.ended());

        assertEquals(Instant.parse("2026-11-23T14:05:00Z"), interval.start());
        assertNull(interval.ended());
        assertEquals(299_300, interval.remaining());

        clock.set("2026-11-23T14:10:00.000Z");
        assertEquals(Instant.parse("2026-11-23T14:10:00Z"), interval.ended());
    }

    @Test
    void anIntervalThatBeginsOnAMultipleIsWhole() {
        clock.set("2026-11-23T14:05:00Z");
        Interval interval = new Interval(FIVE_MINUTES, clock);

        assertNull(interval.ended());
        assertEquals(FIVE_MINUTES, interval.remaining());
    }

    @Test
    void secondsAndHoursAreAlignedToo() {
        Interval second = new Interval(1_000, clock);
        Interval hour = new Interval(3_600_000, clock);
        assertEquals(750, second.remaining());

        clock.set("2026-11-23T15:00:00Z");

        assertEquals(Instant.parse("2026-11-23T15:00:00Z"), second.ended());
        assertEquals(Instant.parse("2026-11-23T15:00:00Z"), hour.ended());
    }

    @Test
    void afterAMachineSleptTheIntervalEndsAtTheLastMultipleGoneBy() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        clock.set("2026-11-23T17:13:00Z");

        assertEquals(Instant.parse("2026-11-23T17:10:00Z"), interval.ended());
        interval.next(interval.ended());

        assertEquals(Instant.parse("2026-11-23T17:10:00Z"), interval.start());
        assertNull(interval.ended());
        assertEquals(120_000, interval.remaining());
    }

    @Test
    void aClockSetBackWithinTheIntervalOnlyMakesItLonger() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        clock.advance(Duration.ofSeconds(60));
        clock.advance(Duration.ofSeconds(-50));

        assertNull(interval.ended());
        assertEquals(156_750, interval.remaining());
        assertEquals(clock.instant(), interval.cut());
    }

    @Test
    void aClockSetBackBehindTheBeginningEndsTheIntervalThereAndTheNextBeginsNow() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        Instant start = interval.start();
        clock.advance(Duration.ofHours(-2));

        assertEquals(start, interval.ended(), "two hours of counts would wait for the clock to catch up");
        interval.next(start);

        assertEquals(Instant.parse("2026-11-23T12:02:13.250Z"), interval.start());
        assertNull(interval.ended());
        assertEquals(166_750, interval.remaining());
    }

    @Test
    void aStopCutsTheIntervalShortButNeverBeforeItBegan() {
        Interval interval = new Interval(FIVE_MINUTES, clock);
        Instant start = interval.start();
        clock.advance(Duration.ofSeconds(7));
        assertEquals(start.plusSeconds(7), interval.cut());

        clock.advance(Duration.ofDays(-1));
        assertEquals(start, interval.cut());
    }

    @Test
    void timesBefore1970AreAlignedToo() {
        clock.set("1969-12-31T23:58:00Z");
        Interval interval = new Interval(FIVE_MINUTES, clock);

        assertEquals(120_000, interval.remaining());
    }
}
