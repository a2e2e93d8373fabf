package io.rowtally.ledger;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Cell;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.bridge.Shape;
import io.rowtally.identity.Actor;
import io.rowtally.identity.ThreadUser;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one activation. Rows of a shape wait for its first verdict, rows of a request for its user, both
 * within limits; what waits is held here and lost nowhere.
 */
final class ActivationReader {
    /**
     * Longest wait for a shape's first verdict: 10 s (DESIGN.md 3), and ten readings, which are a second apart and more where the
     * machine is busy: the verdict waits for values by the same turns, so by the clock alone it could come too late.
     */
    private static final long VERDICT_WAIT = 10_000;

    private static final int VERDICT_READINGS = 10;
    /** After this long the rows on which sets of an ended activation still stand are assumed read: 60 s. */
    private static final long OPEN_ROWS_WAIT = 60_000;

    /** How long a cell has waited for its verdict. */
    private static final class Awaited {
        final long since;
        int readings;

        Awaited(long since) {
            this.since = since;
        }
    }

    private final Activation activation;
    private final long userWait;
    private final long since;
    private final Stacks stacks;
    private final Map<Origin, Tally> withheld = new HashMap<>();
    private final Map<Cell, Awaited> untagged = new HashMap<>();
    private long endedSince = -1;
    private int readings;
    private boolean userGivenUp;
    /** Whether some cells wait, in whole or in part. */
    private boolean waits;

    ActivationReader(Activation activation, long userWait, long now, Stacks stacks) {
        this.activation = activation;
        this.userWait = userWait;
        this.since = now;
        this.stacks = stacks;
    }

    /**
     * Takes what is new into the tallies of whoever is served.
     *
     * @param now milliseconds of the agent's steady clock
     * @param atOnce whether nothing waits any more for its user or its verdict
     * @param last whether no further reading follows
     * @return whether the activation is to be read again
     */
    boolean read(long now, boolean atOnce, boolean last, ThreadUser threads, Tallies into) {
        boolean ended = activation.ended();
        if (ended && endedSince < 0) {
            endedSince = now;
        }
        boolean giveUp = last || ended && now - endedSince >= OPEN_ROWS_WAIT;
        OwnTally known = OwnTally.of(activation, into, stacks);
        boolean settled = readCells(now, atOnce, giveUp, known);
        if (known != null) {
            known.end();
        }
        release(atOnce || (activation.scope.request ? activation.scope.isOver() : ended), now, threads, into);
        boolean again = !ended || !(settled || giveUp) || !withheld.isEmpty();
        if (!again) {
            stacks.forget(activation);
        }
        return again;
    }

    private boolean readCells(long now, boolean atOnce, boolean giveUp, @Nullable OwnTally known) {
        boolean settled = true;
        waits = false;
        for (Cell cell = activation.cells(); cell != null; cell = cell.earlier) {
            // asked once: a set may get its first row, and the shape its labels, at any moment
            boolean rows = cell.shape.labels() != null;
            TaggedColumns tags = rows ? tags(cell, now, atOnce) : null;
            if (rows && tags == null) {
                settled = false;
                waits = true;
                continue;
            }
            Tally tally = known == null ? null : known.on(cell.shape.origin);
            if (tally == null) {
                tally = of(cell.shape.origin, withheld);
            }
            CellReader reader = CellReader.of(cell);
            reader.readExecutions(tally);
            if (tags != null) {
                reader.readRows(tags, tally, atOnce || giveUp);
                if (giveUp) {
                    reader.assumeOpenRows(tags, tally);
                }
                settled &= reader.settled();
                waits |= reader.waits();
            }
        }
        return settled;
    }

    /**
     * Adds what waits here as it would be booked if nothing were waited for, and leaves it here.
     *
     * @param guess the columns of a shape as far as they are known now
     */
    void peek(ThreadUser threads, Function<Shape, TaggedColumns> guess, Tallies into) {
        if (!waits && withheld.isEmpty()) {
            return;
        }
        Map<Origin, Tally> waiting = new HashMap<>();
        for (Map.Entry<Origin, Tally> entry : withheld.entrySet()) {
            of(entry.getKey(), waiting).add(entry.getValue());
        }
        for (Cell cell = waits ? activation.cells() : null; cell != null; cell = cell.earlier) {
            CellReader reader = CellReader.of(cell);
            if (untagged.containsKey(cell) || reader.waits()) {
                reader.peek(guess.apply(cell.shape), of(cell.shape.origin, waiting));
            }
        }
        for (Map.Entry<Origin, Tally> entry : waiting.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                into.add(whose(threads, entry.getKey()), entry.getKey(), entry.getValue());
            }
        }
    }

    private static Tally of(Origin origin, Map<Origin, Tally> in) {
        Tally known = in.get(origin);
        if (known == null) {
            known = new Tally();
            in.put(origin, known);
        }
        return known;
    }

    /** The columns of a cell's shape; null while its verdict is awaited. */
    private @Nullable TaggedColumns tags(Cell cell, long now, boolean atOnce) {
        Object verdict = cell.shape.verdict;
        if (verdict != null) {
            if (!untagged.isEmpty()) { // to ask an object for its hash takes longer than all else here
                untagged.remove(cell);
            }
            return (TaggedColumns) verdict;
        }
        Awaited awaited = untagged.get(cell);
        boolean over = awaited != null && awaited.readings >= VERDICT_READINGS && now - awaited.since >= VERDICT_WAIT;
        if (atOnce || over) {
            return TaggedColumns.UNKNOWN;
        }
        if (awaited == null) {
            awaited = new Awaited(now);
            untagged.put(cell, awaited);
        }
        awaited.readings++;
        return null;
    }

    /** @param over whether nobody else can become the user any more; a request's is asked for until it ends */
    private void release(boolean over, long now, ThreadUser threads, Tallies into) {
        Scope scope = activation.scope.sure;
        if (scope.request && scope.actor == null) {
            userGivenUp |= now - since >= userWait;
            if (!over && !userGivenUp) {
                if (++readings > 1) {
                    activation.wantUser();
                }
                return;
            }
            if (!over) {
                activation.wantUser();
            }
        }
        for (Map.Entry<Origin, Tally> entry : withheld.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                Actor whose = whose(threads, entry.getKey());
                stacks.settled(activation, whose, entry.getValue().read);
                into.add(whose, entry.getKey(), entry.getValue());
            }
        }
        withheld.clear();
    }

    void takeOffTheShortWay() {
        activation.live = false;
    }

    /** Whose the rows are, as far as is known now. */
    private Actor whose(ThreadUser threads, Origin origin) {
        Scope scope = activation.scope;
        Actor actor = (Actor) scope.sure.actor;
        if (actor != null) {
            return scope.sure == scope ? actor : actor.doubted();
        }
        if (scope.request) {
            return new Actor(Actor.UNATTRIBUTED, (String) scope.sure.client, "none", null, Actor.Confidence.LOW);
        }
        Scope startedBy = scope.startedBy;
        return startedBy == null
                ? threads.of(activation.thread, origin)
                : threads.of(activation.thread, origin, startedBy);
    }
}
