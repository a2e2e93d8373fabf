package io.rowtally.bridge;

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
    static final Cursor NOBODY = nobody();

    private static final Cell NOWHERE = new Cell(Activation.NONE, Origin.UNKNOWN.bare(), null);
    private static final Run NOTHING = new Run(-1, null, null);

    private byte state;
    private boolean positioned;
    private Cell cell = NOWHERE;
    private Run run = NOTHING;
    private long rows;

    private @Nullable Shape shape;
    private @Nullable Scope executed;
    private long mark;
    private int labelsRead;
    private long parked;
    private long @Nullable [] wide;

    Cursor(@Nullable Shape shape, @Nullable Scope executed) {
        this.shape = shape;
        this.executed = executed;
    }

    private static Cursor nobody() {
        Cursor cursor = new Cursor(null, null);
        cursor.state = INERT;
        return cursor;
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
            return cursor.movedSlowly(on, set, signature);
        }
        return on ? firstSeen(set, signature) : signature;
    }

    /** As {@link #moved}, after {@code relative(rows)}: by no row, the application is where it was. */
    public static long movedBy(boolean on, @Nullable Object field, Object set, int depth, long signature, int rows) {
        if (rows != 0) {
            return moved(on, field, set, depth, signature);
        }
        probeFailed(field, depth);
        return signature;
    }

    private static long firstSeen(Object set, long signature) {
        try {
            return Jdbc.attach(set, new Cursor(null, null)).movedSlowly(true, set, signature);
        } catch (Throwable t) {
            Bridge.failed(t);
            return signature;
        }
    }

    private long movedSlowly(boolean on, Object set, long signature) {
        if (state == INERT) {
            return 0;
        }
        try {
            Activation now = Activation.current();
            if (state == PROBING) {
                stopProbing(now);
                if (!on) {
                    return signature;
                }
                state = now.counted == mark ? COUNTS : INERT;
                if (state == INERT) {
                    return 0;
                }
            }
            if (now.inside > 0) {
                return signature;
            }
            if (state == NEW && on) {
                Hooks hooks = Bridge.hooks();
                state = hooks != null && hooks.counts(set.getClass()) ? COUNTS : INERT;
            }
            if (state == COUNTS) {
                advance(on, set, signature, now);
            }
        } catch (Throwable t) {
            Bridge.failed(t);
        }
        return 0;
    }

    private void advance(boolean on, Object set, long signature, Activation now) {
        now.askIfDue();
        now.settle();
        long left = signature;
        Cell before = cell;
        Cell after = on ? target(now, set, signature) : before;
        if (positioned) {
            if (on && after == before) {
                run = before.run(left, wide);
                run.increment();
            } else {
                leave(left);
            }
        }
        wide = null;
        labelsRead = 0;
        if (on) {
            if (!positioned || after != before) {
                after.opened();
                Run latest = after.runs();
                run = latest != null ? latest : NOTHING;
            }
            if (rows == 0) {
                after.firstRow();
            }
            cell = after;
            positioned = true;
            after.grow(++rows);
            now.counted++;
        }
    }

    private void leave(long signature) {
        if (cell.own()) {
            cell.bookLast(run.signature == signature && wide == null ? run : cell.run(signature, wide));
        } else {
            cell.bookForeign(signature, wide);
        }
        positioned = false;
    }

    /** The cell in which the row now reached counts: of the activation that moves, else of the one that executed. */
    private Cell target(Activation now, Object set, long signature) {
        Activation counting = now;
        if (!now.scope.request && executed != null && executed.request) {
            counting = now.lend(executed);
        }
        return counting.cell(shapeOf(now, set, signature));
    }

    private Shape shapeOf(Activation now, Object set, long signature) {
        Shape known = shape;
        String[] labels = known == null ? null : known.labels();
        boolean fits = labels != null && 64 - Long.numberOfLeadingZeros(signature >>> 1) <= labels.length;
        if (known != null && fits) {
            return known;
        }
        String[] fresh = labelsOf(now, set);
        if (known == null || (labels == null && known.sql == null)) {
            known = (known == null ? Origin.UNKNOWN : known.origin).unlinked(set.getClass(), fresh);
        } else if (labels == null) {
            known.label(fresh);
        } else if (fresh.length != labels.length) {
            known = known.origin.relabelled(known, fresh);
        }
        shape = known;
        return known;
    }

    private static String[] labelsOf(Activation now, Object set) {
        Hooks hooks = Bridge.hooks();
        now.inside++;
        now.live = false;
        try {
            String[] labels = hooks == null ? null : hooks.labels(set);
            return labels == null ? new String[0] : labels;
        } finally {
            now.inside--;
            now.settle();
        }
    }

    /** Before {@code close()}: the driver may read on while it closes, so the last row is left first. */
    public static long closing(@Nullable Object field, int depth, long signature) {
        if (depth == 0 && field instanceof Cursor) {
            Cursor cursor = (Cursor) field;
            if (cursor.positioned) {
                try {
                    cursor.leave(signature);
                    cursor.wide = null;
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
        if (entered) {
            cursor.parked = signature;
            return 0;
        }
        return cursor.parked;
    }

    // ---- suspects: result sets whose move calls another object's next()

    /** Before a suspect's move: on its first row it is seen whether a set behind it counts the same row. */
    public static void probe(@Nullable Object field, Object set, int depth) {
        if (depth == 0 && !(field instanceof Cursor && ((Cursor) field).state > PROBING)) {
            try {
                Activation now = Activation.current();
                if (now.inside == 0) {
                    Cursor cursor = field instanceof Cursor ? (Cursor) field : Jdbc.attach(set, new Cursor(null, null));
                    cursor.startProbing(now, set);
                }
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    private void startProbing(Activation now, Object set) {
        Hooks hooks = Bridge.hooks();
        if (hooks == null || !hooks.counts(set.getClass())) {
            state = INERT;
        } else if (state == NEW) {
            state = PROBING;
            mark = now.counted;
            now.probing++;
            now.live = false;
        }
    }

    private void stopProbing(Activation now) {
        state = NEW;
        now.probing--;
        now.settle();
    }

    /** A suspect's move threw. */
    public static void probeFailed(@Nullable Object field, int depth) {
        if (depth == 0 && field instanceof Cursor && ((Cursor) field).state == PROBING) {
            ((Cursor) field).stopProbing(Activation.current());
        }
    }

    // ---- reads

    /** A primitive getter is called, by index. */
    public static long read(@Nullable Object field, int column, long signature) {
        return column > 0 && column < 64 ? signature | 1L << column : readWide(field, column, signature);
    }

    /** An object getter has returned, by index; {@code before} is the signature when it was called. */
    public static long read(@Nullable Object value, @Nullable Object field, int column, long before) {
        return value == null ? before : read(field, column, before);
    }

    /** A primitive getter is called, by label. */
    public static long read(@Nullable Object field, @Nullable String label, long signature) {
        if (label == null || !(field instanceof Cursor) || ((Cursor) field).state != COUNTS) {
            return signature;
        }
        return ((Cursor) field).readLabel(label, signature);
    }

    /** An object getter has returned, by label. */
    public static long read(@Nullable Object value, @Nullable Object field, @Nullable String label, long before) {
        return value == null ? before : read(field, label, before);
    }

    private long readLabel(String label, long signature) {
        Shape known = shape;
        int column = known == null ? 0 : known.column(label, labelsRead++);
        if (column > 0) {
            return read(this, column, signature);
        }
        if (positioned && cell.own()) {
            cell.unresolvedCell();
        }
        return signature;
    }

    private static long readWide(@Nullable Object field, int column, long signature) {
        if (column < 64 || !(field instanceof Cursor) || ((Cursor) field).state != COUNTS) {
            return signature;
        }
        Cursor cursor = (Cursor) field;
        int word = (column >> 6) - 1;
        long[] bits = cursor.wide;
        if (bits == null || bits.length <= word) {
            long[] longer = new long[word + 1];
            if (bits != null) {
                System.arraycopy(bits, 0, longer, 0, bits.length);
            }
            bits = longer;
            cursor.wide = bits;
        }
        bits[word] |= 1L << column;
        return signature | 1;
    }

    /** As {@link Activation#enter}, without a look-up where the set is read by the thread that moved it. */
    public static Object enter(@Nullable Object field) {
        if (field instanceof Cursor) {
            Cell cell = ((Cursor) field).cell;
            if (cell.thread == Thread.currentThread() && cell.activation.live) {
                return cell.activation.entered();
            }
        }
        return Activation.enter();
    }

    // ---- for Jdbc

    /** Whether a statement that hands out the same set object again must give it a new cursor. */
    boolean usedUp() {
        return this != NOBODY && !positioned && rows > 0;
    }

    boolean fresh() {
        return rows == 0 && !positioned;
    }
}
