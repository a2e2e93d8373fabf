package io.rowtally.runtime;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the agent has to switch itself off: too many failures in advice within a minute, too many failed turns of its own thread
 * within an hour, or too much of a processor within a minute. A class that could not be advised is none of these: it runs as it
 * is. Used by the agent's thread.
 */
final class Breaker {
    /** Failures in advice that are borne within a minute. */
    static final long MOST_IN_ADVICE = 100;
    /** Failed turns that are borne within an hour. */
    static final long MOST_TURNS = 5;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Bound advice;
    private final Bound turns;
    private final @Nullable Bound processor;

    /** @param cpuPercent of one processor; from 100 on there is no bound */
    Breaker(int cpuPercent) {
        advice = new Bound("advice-failures", MOST_IN_ADVICE, MINUTE);
        turns = new Bound("agent-failures", MOST_TURNS, HOUR);
        long milliseconds = MINUTE / MILLISECOND * cpuPercent / 100;
        processor = cpuPercent >= 100 ? null : new Bound("agent-cpu-ms", milliseconds, MINUTE);
    }

    /** Why the agent is switched off. */
    static final class Trip {
        final String reason;
        /** How many it were, or milliseconds of a processor. */
        final long number;

        final long bound;

        Trip(String reason, long number, long bound) {
            this.reason = reason;
            this.number = number;
            this.bound = bound;
        }
    }

    /** So many of something within so many nanoseconds; what was there at the first look belongs to the first of these times. */
    private static final class Bound {
        private final String reason;
        private final long most;
        private final long window;
        private boolean begun;
        private long since;
        private long before;

        Bound(String reason, long most, long window) {
            this.reason = reason;
            this.most = most;
            this.window = window;
        }

        @Nullable
        Trip exceeded(long count, long now) {
            if (count - before > most) {
                return new Trip(reason, count - before, most);
            }
            if (!begun || now - since >= window) {
                before = begun ? count : 0;
                since = now;
                begun = true;
            }
            return null;
        }
    }

    /**
     * To be asked after each turn.
     *
     * @param now nanoseconds of a steady clock
     * @param cpu nanoseconds of a processor that the agent's thread has had; below 0 where that is not known
     * @return null as long as all is within its bounds
     */
    @Nullable
    Trip look(Failures failures, long cpu, long now) {
        Trip trip = advice.exceeded(failures.ofAdvice(), now);
        trip = trip != null ? trip : turns.exceeded(failures.ofTurns(), now);
        return trip != null || cpu < 0 || processor == null ? trip : processor.exceeded(cpu / MILLISECOND, now);
    }
}
