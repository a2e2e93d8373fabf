package io.rowtally.ledger;

import io.rowtally.telemetry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of all intervals of an hour or a day (UTC), with who was read, so that persons can be counted over any longer time. A
 * period is cut short when the JVM stops, and when its sketches grow too heavy: sketches of parts unite to that of the whole.
 * Owned by the agent's thread.
 */
final class Rollup {
    /** Bytes of all sketches: 8 MiB. */
    private static final long HEAVY = 8L << 20;

    private final String name;
    private final long length;
    private final PiiReadLine lines;
    private final Tallies tallies;
    private @Nullable Instant start;
    private Instant end = Instant.MIN;

    Rollup(String name, Duration length, PiiReadLine lines, int maxUsers) {
        this.tallies = new Tallies(maxUsers);
        this.name = name;
        this.length = length.toMillis();
        this.lines = lines;
    }

    /**
     * Takes an interval, and hands out the lines of the period if that is over with it.
     *
     * @param room asked before each line; what finds none is in the next period's
     */
    void add(Map<TallyKey, Tally> interval, Instant from, Instant until, Consumer<Event> to, BooleanSupplier room) {
        if (start != null && period(start) != period(from)) {
            close(to, room);
        }
        for (Map.Entry<TallyKey, Tally> entry : interval.entrySet()) {
            tallies.add(entry.getKey().actor, entry.getKey().origin, entry.getValue());
        }
        if (start == null && !interval.isEmpty()) {
            start = from;
        }
        end = until;
        if (start != null && (period(start) != period(until) || tallies.weight() > HEAVY)) {
            close(to, room);
        }
    }

    private long period(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), length);
    }

    /** Hands out what there is. */
    void close(Consumer<Event> to, BooleanSupplier room) {
        Instant from = start;
        for (Map.Entry<TallyKey, Tally> entry : tallies.take().entrySet()) {
            if (from != null && room.getAsBoolean()) {
                to.accept(lines.rollup(name, entry.getKey(), entry.getValue(), from, end));
            } else {
                tallies.keep(entry.getKey(), entry.getValue());
            }
        }
        start = tallies.isEmpty() ? null : from;
    }
}
