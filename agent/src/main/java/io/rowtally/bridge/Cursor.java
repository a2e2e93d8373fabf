package io.rowtally.bridge;

import io.rowtally.hotspot.DontInline;
import io.rowtally.hotspot.DontInline8;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps in one open driver result set: where its rows are counted. What was read on the current row lies in
 * two fields of the result set itself, its {@link Signature}; so a getter costs one {@code or} or one addition, and a row
 * that was read as the one before two compares and one increment. A cursor is used by whichever thread uses its result set,
 * one at a time, as JDBC demands.
 *
 * <p>The static methods are what advised drivers call, with the link that is in the set's field. That is its cursor, or, before
 * its first row, of a set that another may be behind, the cell in which its execution was counted: most of these never get a
 * cursor. It is null before the first row of a set that no statement was seen to return.
 */
public final class Cursor {
    static final byte NEW = 0;
    private static final byte COUNTS = 1;
    static final byte INERT = 2;

    private static final Run NOTHING = new Run(-1, null, null);

    /** Of result sets that nobody's reading counts for: metadata, rowsets. Never written. */
    static final Cursor NOBODY = new Cursor(Cell.NOWHERE);

    static {
        NOBODY.state = INERT;
    }

    byte state;
    private boolean positioned;
    boolean followed;
    /** Bit i: values of column i are handed on, of the row as far as it was read; all bits: it is one of those that are looked at. */
    long handed;
    /** Rows reached so far. */
    long rows;
    /** Where the row counts; before the first row, where the execution did. */
    Cell cell;
    /** Which has counted the rows before, so that the next one that is like them takes the short way. */
    private Run run = NOTHING;
    /** What was read on this row beside what the result set's own fields say. */
    long more;
    /** The labels in the order in which they are read, or the first of them. */
    String[] keys = Shape.Order.NONE.keys;
    /** The set, while it stands on a row and a statement follows it. */
    @Nullable
    Object standing;

    private @Nullable Rarities rare;
    /** Who the row is about; null where no column says. */
    Rarities.@Nullable Subject subject;

    /** In the cell where the execution was counted; {@link Cell#NOWHERE} where none was seen. */
    Cursor(Cell executed) {
        this.cell = executed;
    }

    private Rarities rare() {
        rare = rare == null ? new Rarities() : rare;
        return rare;
    }

    private long @Nullable [] wide() {
        return rare == null ? null : rare.wide;
    }

    private void forgetRow() {
        more = 0;
        if (rare != null) {
            rare.wide = null;
        }
    }

    // ---- moves

    /**
     * After {@code next()} and the other moves, when the driver has returned.
     *
     * @param on whether the set is positioned on a row now
     * @param link as {@link #probe} found it
     * @param state the labels read on the row that was left; only outside the driver's calls to itself has the application
     *     moved
     * @param signature the columns read by index on that row, or what {@link #probe} gave
     * @return the signature to go on with
     */
    public static long moved(boolean on, @Nullable Object link, Object set, int state, long signature) {
        if (link instanceof Cursor) {
            Cursor cursor = (Cursor) link;
            Run run = cursor.run;
            Cell cell = cursor.cell;
            if (on
                    && run.state == state
                    && run.byIndex == signature
                    && cell.thread == Thread.currentThread()
                    && cell.activation.live
                    && (!Signature.hasMore(state) || cursor.takeMore(run.more))) {
                run.increment();
                return ++cursor.rows > cell.largest ? cursor.grown() : Rarities.Subject.next(cursor, signature);
            }
        }
        return Rarities.moved(on, link, set, state, signature);
    }

    /** As {@link #moved}, of a move that asks that of another object, as {@link Signature}'s getters do. */
    public static long movedThrough(boolean on, @Nullable Object link, Object set, int state, long signature) {
        return signature >= Signature.INERT && isInert(link) ? Signature.INERT : moved(on, link, set, state, signature);
    }

    /** Whether a set of such a signature does not count: one without a cursor never gets any. */
    private static boolean isInert(@Nullable Object link) {
        return !(link instanceof Cursor) || ((Cursor) link).state == INERT;
    }

    @DontInline // into every move
    @DontInline8
    private long grown() {
        cell.grow(rows);
        return cell.shape.wants(rows) ? startLooking(true) : Rarities.Subject.next(this, Signature.IDENTIFYING);
    }

    /** Whether values of the row now reached are looked at: then the answer, the signature to go on with, has every getter see it. */
    private long startLooking(boolean wanted) {
        subject = Rarities.Subject.of(cell, subject);
        handed = wanted ? Signature.ALL_COLUMNS : Rarities.Subject.columns(subject);
        run = wanted || Rarities.Subject.isPending(subject)
                ? NOTHING
                : run; // from which the next move takes the long way
        expectLabels();
        return handed == 0 ? 0 : Signature.SAMPLED | (subject == null ? 0 : Signature.IDENTIFYING);
    }

    private boolean takeMore(long expected) {
        boolean same = more == expected;
        if (same) {
            more = 0;
        }
        return same;
    }

    long movedSlowly(boolean on, Object set, long signature, int labels) {
        try {
            Activation now = cell.here();
            boolean first = Rarities.Suspect.isMark(signature);
            if (first) {
                boolean alone = Rarities.Suspect.stop(signature, now);
                if (!on) {
                    return 0;
                }
                state = alone ? COUNTS : INERT;
            }
            if (state == INERT || !on && !positioned && !Bridge.counting) {
                return state == INERT ? Signature.INERT : 0;
            }
            long byIndex = first ? 0 : signature;
            if (now.inside > 0) {
                return byIndex;
            }
            if (state == NEW && on) {
                state = cell.counts(set) ? COUNTS : INERT;
            }
            return state == COUNTS ? advance(on, set, byIndex, labels, now) : 0;
        } catch (Throwable t) {
            Bridge.failed(t);
        }
        return 0;
    }

    private long advance(boolean on, Object set, long byIndex, int labels, Activation now) {
        boolean inserting = rare != null && rare.inserting;
        long signature = ofCurrentRow(Signature.whole(this, byIndex, labels));
        now.askIfDue();
        now.settle();
        Cell before = cell;
        Cell after = on ? target(now, set, signature) : before;
        if (positioned) {
            if (on && after == before) {
                run = before.run(signature, wide());
                run.increment();
                Rarities.Subject.left(subject, cell, run);
                if (!inserting) {
                    run.readAs(byIndex, more, labels);
                }
            } else {
                leave(signature);
            }
        }
        forgetRow();
        if (on) {
            if (!positioned || after != before) {
                after.opened();
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
            standing = followed ? set : null;
            after.grow(++rows);
            now.counted++;
        }
        return on ? startLooking(cell.shape.wants(rows)) : 0;
    }

    /** The signature of the row that is left, which from the insert row is the one beneath it. */
    private long ofCurrentRow(long signature) {
        if (rare == null || !rare.inserting) {
            return signature;
        }
        rare.inserting = false;
        more = 0;
        return rare.parked;
    }

    private void leave(long signature) {
        long[] wide = wide();
        if (cell.own()) {
            run = run.signature == signature && wide == null ? run : cell.run(signature, wide);
            cell.bookLast(run);
            Rarities.Subject.left(subject, cell, run);
        } else {
            cell.bookForeign(signature, wide);
            Rarities.Subject.left(subject, cell, null);
        }
        positioned = false;
        run = NOTHING;
        standing = null;
    }

    /** The cell in which the row now reached counts: of the activation that moves, else of the one that executed. */
    private Cell target(Activation now, Object set, long signature) {
        Activation counting = now;
        if (!now.scope.request) {
            Activation executed = rare != null && rare.executed != null ? rare.executed : cell.activation;
            counting = Origin.Session.counting(now, executed);
        }
        Shape shape = shapeOf(now, set, signature);
        return cell.activation == counting && cell.shape == shape && !cell.full() ? cell : counting.cell(shape);
    }

    private Shape shapeOf(Activation now, Object set, long signature) {
        Shape known = cell == Cell.NOWHERE ? null : cell.shape;
        int width = 64 - Long.numberOfLeadingZeros(signature >>> 1);
        boolean asked = rare != null && rare.labelsAsked;
        if (known != null && known.suffices(width, asked) && (rare == null || !rare.askAgain())) {
            return known;
        }
        String[] fresh = now.labelsOf(set);
        if (fresh.length <= width) {
            rare().labelsAsked = true;
        }
        return known == null
                ? Origin.UNKNOWN.unlinked(set.getClass(), fresh)
                : known.comparedWith(fresh, set.getClass());
    }

    /** Before {@code close()}: the driver may read on while it closes, so the last row is left first. */
    public static long closing(@Nullable Object link, int state, long signature) {
        if (Signature.isInside(state) || !(link instanceof Cursor) || !((Cursor) link).positioned) {
            return signature;
        }
        Cursor cursor = (Cursor) link;
        try {
            cursor.leave(cursor.ofCurrentRow(Signature.whole(cursor, signature, state)));
            cursor.forgetRow();
        } catch (Throwable t) {
            Bridge.failed(t);
        }
        return 0;
    }

    /** Between {@code moveToInsertRow()} and {@code moveToCurrentRow()} what is read is no row's. */
    public static long insertRow(@Nullable Object link, boolean entered, int state, long signature) {
        if (Signature.isInside(state) || !(link instanceof Cursor) || ((Cursor) link).state != COUNTS) {
            return signature;
        }
        Cursor cursor = (Cursor) link;
        long whole = Signature.whole(cursor, signature, state);
        Rarities rare = cursor.rare();
        if (entered && !rare.inserting) {
            rare.inserting = true;
            rare.parked = whole;
            cursor.more = 0;
            cursor.run = NOTHING; // so that a move from there takes the long way
        }
        return entered ? 0 : cursor.ofCurrentRow(whole);
    }

    // ---- suspects: result sets whose move calls another object's next()

    /**
     * Before a suspect's move: on its first row it is seen whether a set behind it counts the same row.
     *
     * @return the signature that {@link #moved} or {@link #probeFailed} is to have
     */
    public static long probe(@Nullable Object link, Object set, int state, long signature) {
        boolean decided = link instanceof Cursor ? ((Cursor) link).state != NEW : signature >= Signature.INERT;
        return decided ? signature : Rarities.Suspect.probe(link, set, state, signature);
    }

    /** A suspect's move threw; the answer is the signature that it had before. */
    public static long probeFailed(@Nullable Object link, long signature) {
        if (!Rarities.Suspect.isMark(signature)) {
            return signature;
        }
        Rarities.Suspect.stop(signature, cellOf(link).here());
        return 0;
    }

    /** Where a set's next row counts, as far as its link tells. */
    static Cell cellOf(@Nullable Object link) {
        if (link instanceof Cursor) {
            return ((Cursor) link).cell;
        }
        return link == null ? Cell.NOWHERE : (Cell) link;
    }

    // ---- reads, for Signature

    /** Marks a column that has no bit as read on the current row; a set that does not count has no such marks. */
    boolean markWide(int column) {
        return state == COUNTS && rare().mark(column);
    }

    /** Labels are expected in their order, but none of columns whose values are handed on. */
    void expectLabels() {
        keys = Rarities.Subject.keys(this, cell.shape.order());
    }

    /** Of the current row. */
    Shape shape() {
        return cell.shape;
    }

    /** Whether rows count and the set is positioned on one. */
    boolean onRow() {
        return state == COUNTS && positioned;
    }

    /** A label was read that the set does not have, as far as is known. */
    void unresolved() {
        if (cell.own()) {
            cell.unresolvedCell();
            if (!rare().labelMissed) {
                rare().labelMissed = true;
                run = NOTHING; // so that the next move takes the long way
            }
        }
    }

    /** As {@link Activation#enter}, without a look-up where the set is read by the thread that moved it. */
    public static Object enter(@Nullable Object link) {
        return cellOf(link).here().entered();
    }

    /** A set that its statement handed out before and that stood on a row then, as a statement may keep several open. */
    @Nullable
    Cursor earlier() {
        return rare == null ? null : rare.earlier;
    }

    /** A statement follows the set, which may stand on a row already. */
    Cursor standing(Object set) {
        followed = true;
        standing = positioned ? set : null;
        return this;
    }

    /** Keeps such a set; null for none. */
    void chain(@Nullable Cursor earlier) {
        if (earlier != null || rare != null) {
            rare().earlier = earlier;
        }
    }

    /** Whether a statement that hands out the same set object again may leave it this cursor. */
    boolean fits(Cell other, boolean executed) {
        boolean fresh = rows == 0 && !positioned; // nothing was counted by it yet
        boolean usedUp = executed ? !fresh : this != NOBODY && !positioned && rows > 0;
        return !usedUp && !(fresh && cell.lessKnownThan(other));
    }
}
