package io.rowtally.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * How long the agent's thread takes for a turn, mostly milliseconds: seconds tell of a disk that is slow or of processors that others
 * have, before anything is lost. That thread's own.
 */
final class LongestTurn {
    private static final long SLOW = TimeUnit.SECONDS.toNanos(10);
    private static final long DUE = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private final Logger log;
    private boolean underWay;
    private long begun;
    private long longest;

    /** @param clock nanoseconds of a steady one */
    LongestTurn(LongSupplier clock, Logger log) {
        this.clock = clock;
        this.log = log;
    }

    /** A turn, however it ends. */
    void time(Runnable turn) {
        begun = clock.getAsLong();
        underWay = true;
        try {
            turn.run();
        } finally {
            underWay = false;
            note(clock.getAsLong() - begun);
        }
    }

    /** Amid a turn that has more to do: where a second is over, what is due each second is done, and the turn counts anew from then on. */
    void meanwhile(Runnable due) {
        if (clock.getAsLong() - begun >= DUE) {
            due.run();
            long now = clock.getAsLong();
            note(now - begun);
            begun = now;
        }
    }

    private void note(long took) {
        longest = Math.max(longest, took);
        if (took > SLOW) {
            log.warn(
                    "a turn of the agent's thread took {} ms: the log's disk or the processors are slow",
                    TimeUnit.NANOSECONDS.toMillis(took));
        }
    }

    /** Milliseconds of the longest since this was asked before, with the one under way as far as it has come. */
    long takeMillis() {
        long most = underWay ? Math.max(longest, clock.getAsLong() - begun) : longest;
        longest = 0;
        return TimeUnit.NANOSECONDS.toMillis(most);
    }
}
