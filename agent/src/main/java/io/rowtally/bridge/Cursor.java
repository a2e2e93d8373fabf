package io.rowtally.bridge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps in one open driver result set: where its rows are counted. The columns read on the current row,
 * the signature, lie in a field of the result set itself, as does the depth of the driver's calls to itself; so a
 * getter costs one {@code or} and a middle row one compare and one increment. A cursor is used by whichever thread uses
 * its result set, one at a time, as JDBC demands.
 *
 * <p>The static methods are what advised drivers call. {@code field} is the content of the injected field: a cursor, or
 * null before the first row of a set that no statement was seen to return.
 */
public final class Cursor {
    private static final byte NEW = 0;
    private static final byte PROBING = 1;
    private static final byte COUNTS = 2;
    private static final byte INERT = 3;

    /** Of result sets that nobody's reading counts for: metadata, rowsets. Never written. */
    static final Cursor NOBODY = new Cursor(Cell.NOWHERE);

    static {
        NOBODY.state = INERT;
    }

    private static final Run NOTHING = new Run(-1, null, null);

    private byte state;
    private boolean positioned;
    /** How many of {@link #order} were read on this row. */
    short labelsRead;
    /** Rows reached so far; while probing, what the activation had counted before. */
    private long rows;
    /** Where the row counts; before the first row, where the execution did. */
    private Cell cell;

    private Run run = NOTHING;
    /** The labels in the order in which they are read. */
    Shape.Place[] order = Shape.Place.NONE;
    /** Of the statement that handed the set out; null where none was seen. */
    Jdbc.@Nullable Answer answer;

    private @Nullable Rarities rare;

    /** @param executed where the execution was counted; {@link Cell#NOWHERE} where none was seen */
    Cursor(Cell executed) {
        this.cell = executed;
    }

    private Rarities rare() {
        if (rare == null) {
            rare = new Rarities();
        }
        return rare;
    }

    private long @Nullable [] wide() {
        return rare == null ? null : rare.wide;
    }

    private void forgetWide() {
        if (rare != null) {
            rare.wide = null;
        }
    }

    // ---- moves

    /**
     * After {@code next()} and the other moves, when the driver has returned.
     *
     * @param on whether the set is positioned on a row now
     * @param depth calls of the driver to itself still under way on this set: only at 0 has the application moved
     * @param signature the columns read on the row that was left
     * @return the signature to go on with
     */
    public static long moved(boolean on, @Nullable Object field, Object set, int depth, long signature) {
        if (depth != 0) {
            return signature;
        }
        if (field instanceof Cursor) {
            Cursor cursor = (Cursor) field;
            if (on && cursor.positioned && (signature & 1) == 0) {
                Cell cell = cursor.cell;
                if (cell.thread == Thread.currentThread()
                        && cell.activation.live
                        && cursor.run.signature == signature) {
                    cursor.run.increment();
                    cursor.labelsRead = 0;
                    if (++cursor.rows > cell.largest) {
                        cell.grow(cursor.rows);
                    }
                    return 0;
                }
            }
            return cursor.state == INERT ? 0 : cursor.movedSlowly(on, set, signature);
        }
        return on ? firstSeen(set, signature) : signature;
    }

    private static long firstSeen(Object set, long signature) {
        try {
            return Fields.attach(set, new Cursor(Cell.NOWHERE)).movedSlowly(true, set, signature);
        } catch (Throwable t) {
            Bridge.failed(t);
            return signature;
        }
    }

    private long movedSlowly(boolean on, Object set, long signature) {
        try {
            Activation now = here();
            if (state == PROBING) {
                boolean alone = now.counted == stopProbing(now);
                if (!on) {
                    return signature;
                }
                state = alone ? COUNTS : INERT;
                if (state == INERT) {
                    return 0;
                }
            }
            if (now.inside > 0) {
                return signature;
            }
            if (state == NEW && on) {
                state = counts(set) ? COUNTS : INERT;
            }
            if (state == COUNTS) {
                advance(on, set, signature, now);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
        return 0;
    }

    /** Whether rows of the set count at all: what a statement has handed out is a result set. */
    private boolean counts(Object set) {
        Hooks hooks = Bridge.hooks();
        return hooks != null && (cell != Cell.NOWHERE || hooks.counts(set.getClass()));
    }

    /** The innermost activation of the calling thread; mostly the one that counted before, or executed. */
    private Activation here() {
        Activation near = cell.activation;
        return near.isHere() ? near : Activation.current();
    }

    private void advance(boolean on, Object set, long left, Activation now) {
        long signature = ofCurrentRow(left);
        now.askIfDue();
        now.settle();
        Cell before = cell;
        Cell after = on ? target(now, set, signature) : before;
        if (positioned) {
            if (on && after == before) {
                run = before.run(signature, wide());
                run.increment();
            } else {
                leave(signature);
            }
        }
        forgetWide();
        labelsRead = 0;
        if (on) {
            if (!positioned || after != before) {
                after.opened();
                order = after.shape.order();
                Run latest = after.runs();
                run = latest != null ? latest : NOTHING;
            }
            if (rows == 0) {
                after.firstRow();
            }
            if (after.activation != before.activation && before != Cell.NOWHERE && rare().executed == null) {
                rare().executed = before.activation;
            }
            cell = after;
            positioned = true;
            if (answer != null) {
                answer.set = set;
            }
            after.grow(++rows);
            now.counted++;
        }
    }

    /** The signature of the row that is left, which from the insert row is the one beneath it. */
    private long ofCurrentRow(long signature) {
        if (rare == null || !rare.inserting) {
            return signature;
        }
        rare.inserting = false;
        return rare.parked;
    }

    private void leave(long signature) {
        long[] wide = wide();
        if (cell.own()) {
            cell.bookLast(run.signature == signature && wide == null ? run : cell.run(signature, wide));
        } else {
            cell.bookForeign(signature, wide);
        }
        positioned = false;
        if (answer != null) {
            answer.set = null;
        }
    }

    /** The cell in which the row now reached counts: of the activation that moves, else of the one that executed. */
    private Cell target(Activation now, Object set, long signature) {
        Activation counting = now;
        if (!now.scope.request) {
            Activation executed = rare != null && rare.executed != null ? rare.executed : cell.activation;
            counting = executed.scope.request ? now.lend(executed.scope) : now;
        }
        Shape shape = shapeOf(now, set, signature);
        return cell.activation == counting && cell.shape == shape && !cell.full() ? cell : counting.cell(shape);
    }

    private Shape shapeOf(Activation now, Object set, long signature) {
        Shape known = cell == Cell.NOWHERE ? null : cell.shape;
        String[] labels = known == null ? null : known.labels();
        int width = 64 - Long.numberOfLeadingZeros(signature >>> 1);
        boolean asked = rare != null && rare.labelsAsked;
        if (known != null && labels != null && (width <= labels.length || asked) && !askAgain()) {
            return known;
        }
        String[] fresh = now.labelsOf(set);
        if (fresh.length <= width) {
            rare().labelsAsked = true;
        }
        if (known == null || (labels == null && known.sql == null)) {
            return (known == null ? Origin.UNKNOWN : known.origin).unlinked(set.getClass(), fresh);
        }
        if (labels == null) {
            known.label(fresh);
            return known;
        }
        return Arrays.equals(fresh, labels) ? known : known.origin.relabelled(known, fresh);
    }

    private boolean askAgain() {
        if (rare == null || !rare.labelMissed || rare.askedAgain) {
            return false;
        }
        rare.askedAgain = true;
        return true;
    }

    /** Before {@code close()}: the driver may read on while it closes, so the last row is left first. */
    public static long closing(@Nullable Object field, int depth, long signature) {
        if (depth == 0 && field instanceof Cursor) {
            Cursor cursor = (Cursor) field;
            if (cursor.positioned) {
                try {
                    cursor.leave(cursor.ofCurrentRow(signature));
                    cursor.forgetWide();
                } catch (Throwable t) {
                    Bridge.failed(t);
                }
                return 0;
            }
        }
        return signature;
    }

    /** Between {@code moveToInsertRow()} and {@code moveToCurrentRow()} what is read is no row's. */
    public static long insertRow(@Nullable Object field, boolean entered, int depth, long signature) {
        if (depth != 0 || !(field instanceof Cursor)) {
            return signature;
        }
        Cursor cursor = (Cursor) field;
        if (cursor.state != COUNTS) {
            return signature;
        }
        Rarities rare = cursor.rare();
        if (entered && !rare.inserting) {
            rare.inserting = true;
            rare.parked = signature;
            cursor.run = NOTHING; // so that a move from there takes the long way
        }
        return entered ? 0 : cursor.ofCurrentRow(signature);
    }

    // ---- suspects: result sets whose move calls another object's next()

    /** Before a suspect's move: on its first row it is seen whether a set behind it counts the same row. */
    public static void probe(@Nullable Object field, Object set, int depth) {
        if (depth == 0 && !(field instanceof Cursor && ((Cursor) field).state > PROBING)) {
            try {
                Cursor known = field instanceof Cursor ? (Cursor) field : null;
                Activation now = known == null ? Activation.current() : known.here();
                if (now.inside == 0) {
                    Cursor cursor = known == null ? Fields.attach(set, new Cursor(Cell.NOWHERE)) : known;
                    cursor.startProbing(now, set);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    private void startProbing(Activation now, Object set) {
        if (!counts(set)) {
            state = INERT;
        } else if (state == NEW) {
            state = PROBING;
            rows = now.counted;
            now.probing++;
            now.live = false;
        }
    }

    /** @return what the activation had counted when the probing began */
    private long stopProbing(Activation now) {
        long mark = rows;
        rows = 0;
        state = NEW;
        now.probing--;
        now.settle();
        return mark;
    }

    /** A suspect's move threw. */
    public static void probeFailed(@Nullable Object field, int depth) {
        if (depth == 0 && field instanceof Cursor && ((Cursor) field).state == PROBING) {
            ((Cursor) field).stopProbing(Activation.current());
        }
    }

    // ---- reads, for Signature

    /** Marks a column from 64 on as read on the current row; a set that does not count has no such marks. */
    boolean markWide(int column) {
        if (state != COUNTS) {
            return false;
        }
        return rare().mark(column);
    }

    /** Whether rows count and the set is positioned on one. */
    boolean onRow() {
        return state == COUNTS && positioned;
    }

    /** Where a label stands in the {@link #order}; -1 where the set has no such label, as far as is known. */
    int find(String label) {
        order = cell.shape.order();
        int found = Shape.Place.find(order, labelsRead, label);
        if (found < 0) {
            order = cell.shape.orderWith(label, labelsRead);
            found = Shape.Place.find(order, labelsRead, label);
        }
        if (found < 0 && cell.own()) {
            cell.unresolvedCell();
            if (!rare().labelMissed) {
                rare().labelMissed = true;
                run = NOTHING; // so that the next move takes the long way
            }
        }
        return found;
    }

    /** As {@link Activation#enter}, without a look-up where the set is read by the thread that moved it. */
    public static Object enter(@Nullable Object field) {
        return field instanceof Cursor ? ((Cursor) field).here().entered() : Activation.enter();
    }

    /** Whether a statement that hands out the same set object again must give it a new cursor. */
    boolean usedUp() {
        return this != NOBODY && !positioned && rows > 0;
    }

    /** Whether the database of another cell is known and that of its own, where nothing has counted yet, is not. */
    boolean lessKnownThan(Cell other) {
        return fresh() && cell.shape.origin == Origin.UNKNOWN && other.shape.origin != Origin.UNKNOWN;
    }

    /** Whether nothing was counted by it yet. */
    boolean fresh() {
        return rows == 0 && !positioned;
    }
}
