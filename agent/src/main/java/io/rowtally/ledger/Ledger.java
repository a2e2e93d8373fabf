package io.rowtally.ledger;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Shape;
import io.rowtally.identity.ThreadUser;
import io.rowtally.telemetry.CrashJournal;
import io.rowtally.telemetry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads all activations once a second and closes the books once an interval. Owned by the agent's thread.
 *
 * <p>Every counter that leaves here leaves once: the lines of all intervals add up to what was read.
 */
public final class Ledger {
    private final Queue<Activation> born;
    private final ThreadUser threads;
    private final long userWait;
    private final PiiReadLine lines;
    private final Stacks stacks;
    private final List<ActivationReader> readers = new ArrayList<>();
    private final int maxUsers;
    private final Tallies tallies;
    private final Rollup hour;
    private final Rollup day;
    private final Totals totals = new Totals();
    private final JournaledTallies journaled;

    /**
     * @param born activations that have counted for the first time; filled by application threads
     * @param userWait how long rows of a request wait for its user, in milliseconds
     * @param maxUsers lines of one interval, and of one rollup, beyond which users share one
     * @param stacks is told whose the rows of each activation are
     */
    public Ledger(
            Queue<Activation> born, ThreadUser threads, long userWait, int maxUsers, PiiReadLine lines, Stacks stacks) {
        this.maxUsers = maxUsers;
        this.tallies = new Tallies(maxUsers);
        this.born = born;
        this.threads = threads;
        this.userWait = userWait;
        this.lines = lines;
        this.stacks = stacks;
        this.journaled = new JournaledTallies(lines);
        this.hour = new Rollup("1h", Duration.ofHours(1), lines, maxUsers);
        this.day = new Rollup("1d", Duration.ofDays(1), lines, maxUsers);
    }

    /**
     * Reads all cells.
     *
     * @param now milliseconds of a steady clock
     * @param last whether nothing may wait any more: the JVM is stopping
     */
    public void drain(long now, boolean last) {
        stacks.condense();
        for (Activation activation = born.poll(); activation != null; activation = born.poll()) {
            readers.add(new ActivationReader(activation, userWait, now, stacks));
        }
        // in one pass: after a slow turn a hundred thousand have ended at once
        readers.removeIf(reader -> !reader.read(now, last, last, threads, tallies));
    }

    /** Takes into the tallies what waits for a user or a verdict, as if there were none to come: what follows is another matter. */
    public void settle(long now) {
        for (ActivationReader reader : readers) {
            reader.read(now, true, false, threads, tallies);
        }
    }

    /** From now on there is no crash journal, or another one. */
    public void forgetJournal() {
        journaled.forget();
    }

    /**
     * Hands out the lines of the interval that is over; the next one starts empty.
     *
     * @param room asked before each line; what finds none stays counted here and is in a later line, which begins with this interval
     */
    public void close(Instant start, Instant end, Consumer<Event> to, BooleanSupplier room) {
        Map<TallyKey, Tally> interval = new LinkedHashMap<>();
        Instant earliest = start;
        for (Map.Entry<TallyKey, Tally> entry : tallies.take().entrySet()) {
            TallyKey key = entry.getKey();
            Tally tally = entry.getValue();
            if (!room.getAsBoolean()) {
                tally.since = tally.since == null ? start : tally.since;
                tallies.keep(key, tally);
                continue;
            }
            earliest = tally.since != null && tally.since.isBefore(earliest) ? tally.since : earliest;
            totals.add(key.actor, tally);
            Event event = lines.event(key, tally, start, end);
            to.accept(event);
            journaled.closed(key, event);
            interval.put(key, tally);
        }
        hour.add(interval, earliest, end, to, room);
        day.add(interval, earliest, end, to, room);
    }

    /** Hands out the lines of the hour and the day under way: the JVM is stopping. */
    public void closeRollups(Consumer<Event> to) {
        hour.close(to, () -> true);
        day.close(to, () -> true);
    }

    /**
     * Has the crash journal hold what would be written if this were the end. Called after each reading, and before the books are closed:
     * what they then write is told by being the same.
     *
     * @param guess the columns of a shape that waits for its verdict, as far as they are known now
     */
    public void journal(CrashJournal journal, Function<Shape, TaggedColumns> guess, Instant start, Instant now) {
        Tallies waiting = new Tallies(maxUsers);
        // many activations may wait for the same few shapes
        Map<Shape, TaggedColumns> guessed = new IdentityHashMap<>();
        for (ActivationReader reader : readers) {
            reader.peek(threads, shape -> guessed.computeIfAbsent(shape, guess), waiting);
        }
        journaled.publish(journal, tallies, waiting, start, now);
    }

    /** What users have read who found no line of their own any more. */
    public Overflow overflow() {
        return tallies.overflow();
    }

    /** Has the next row of each activation take the long way, on which it is seen whether rows count. */
    public void takeOffTheShortWay() {
        for (ActivationReader reader : readers) {
            reader.takeOffTheShortWay();
        }
    }

    /** What was handed out so far. */
    public Totals totals() {
        return totals;
    }

    /** Activations under watch. */
    public int activations() {
        return readers.size();
    }
}
