package io.rowtally.bridge;

import io.rowtally.hotspot.DontInline;
import io.rowtally.hotspot.DontInline8;
import org.jspecify.annotations.Nullable;

/**
 * What advised getters call. A row's signature says which columns were read on it: bit i column i, 1 to {@value #LAST}; bit 0
 * that a column above was, which the cursor keeps; bit 62 that the set has columns that identify a person, and bit 61 with it that
 * the set does not count; the sign that values read next on this row are handed on. It lies in two fields of the result set itself. One has the bits of what
 * was read by index. The other, the state, says how far the labels were read in the {@link Shape.Order} in which the rows
 * before had them, so that a label costs one comparison and one addition:
 *
 * <pre>
 * 31                22 bits           11 bits        11 bits
 * the cursor has more | depth         | from         | to
 * </pre>
 *
 * All labels of the order between {@code from} and {@code to} were read. One that comes out of order, or is null, moves both
 * behind itself, and what was between goes to the cursor. The depth is that of the driver's calls to itself under way.
 */
public final class Signature {
    /** The last column that has a bit of its own. */
    static final int LAST = 60;

    /** Of a set that does not count, since another behind it does; none that counts is as high. */
    static final long INERT = 3L << 61;

    /** Of a set of which some columns identify a person: what is to know that on the short way. */
    static final long IDENTIFYING = 1L << 62;

    /** Values read next are handed on: the row is one of the few that are looked at, or its person is not known for sure yet. */
    static final long SAMPLED = Long.MIN_VALUE;

    /** {@link Cursor#handed} of a row that is looked at. */
    static final long ALL_COLUMNS = -1;

    /** What stands for a value that no one looks at: it is not null. */
    private static final Object SOME = Signature.class;

    /** What the depth is counted in. */
    public static final int CALL = 1 << 22;

    /** Inside a call, which no row's is. */
    static final int NO_STATE = -1;

    static final int MOST_LABELS = 2047;
    private static final int FROM = 11;
    private static final int DEPTH = 0x1ff << 22;
    private static final int MORE = 1 << 31;

    private Signature() {}

    // ---- by index

    /** A primitive getter has returned; the answer goes into the signature's field. */
    public static long read(@Nullable Object link, int column, long signature) {
        return column > 0 && column <= LAST ? signature | 1L << column : readWide(link, column, signature);
    }

    /** An object getter has returned; {@code before} is the signature when it was called. */
    public static long read(@Nullable Object value, @Nullable Object link, int column, long before) {
        return value == null ? before : read(link, column, before);
    }

    /**
     * As {@link #read(Object, Object, int, long)}, of a getter whose values may tell what the column holds. What is done with them
     * must not be compiled into every getter: then getters are too big to be compiled into what calls them.
     */
    public static long readTelling(@Nullable Object value, @Nullable Object link, int column, long before) {
        if (value == null) {
            return before;
        }
        return read(link, column, before >= 0 ? before : handOn(value, link, column, before));
    }

    /** As {@link #read(Object, int, long)}, of a getter whose values may tell what the column holds. */
    public static long readTelling(long value, @Nullable Object link, int column, long signature) {
        return read(link, column, signature >= 0 ? signature : handOn(value, link, column, signature));
    }

    // ---- by index, of a getter that asks the same of another object

    /**
     * As {@link #readTelling(Object, Object, int, long)}. Mostly its result set does not count; the JVM learns that here, and not of
     * those that count.
     */
    public static long readThrough(@Nullable Object value, @Nullable Object link, int column, long before) {
        return before >= INERT ? before : readTelling(value, link, column, before);
    }

    /** As {@link #readTelling(long, Object, int, long)}. */
    public static long readThrough(long value, @Nullable Object link, int column, long signature) {
        return signature >= INERT ? signature : readTelling(value, link, column, signature);
    }

    /** As {@link #read(Object, int, long)}. */
    public static long readThrough(@Nullable Object link, int column, long signature) {
        return signature >= INERT ? signature : read(link, column, signature);
    }

    /** The signature to go on with, before the column is marked in it. */
    private static long handOn(Object value, @Nullable Object link, int column, long signature) {
        return link instanceof Cursor && isWanted((Cursor) link, column)
                ? look(value, (Cursor) link, column, signature)
                : signature;
    }

    private static long handOn(long value, @Nullable Object link, int column, long signature) {
        return link instanceof Cursor && isWanted((Cursor) link, column)
                ? look(value, (Cursor) link, column, signature)
                : signature;
    }

    /** The answer is the signature without the sign, once nothing more is wanted of the row. */
    @DontInline
    @DontInline8
    private static long look(Object value, Cursor cursor, int column, long signature) {
        if (cursor.handed == ALL_COLUMNS) {
            offer(value, cursor, column);
        }
        Rarities.Subject subject = cursor.subject;
        if (subject != null) {
            subject.read(column, value, cursor);
        }
        return cursor.handed == 0 ? signature & ~SAMPLED : signature;
    }

    @DontInline
    @DontInline8
    private static long look(long value, Cursor cursor, int column, long signature) {
        if (cursor.handed == ALL_COLUMNS) {
            offer(value, cursor, column);
        }
        Rarities.Subject subject = cursor.subject;
        if (subject != null) {
            subject.read(column, value, cursor);
        }
        return cursor.handed == 0 ? signature & ~SAMPLED : signature;
    }

    /** So small that the JVM compiles it into its callers however seldom it is called. */
    private static boolean isWanted(Cursor cursor, int column) {
        return (cursor.handed & 1L << column) != 0;
    }

    /** A value of the current row, if it is one that is looked at. */
    private static void offer(Object value, Cursor cursor, int column) {
        if (cursor.shape().wantsColumn(column)) {
            // the row's number is the same for all its values, and hardly ever that of another row
            Bridge.sample(cursor.shape(), column, value, (long) System.identityHashCode(cursor) << 32 ^ cursor.rows);
        }
    }

    private static long readWide(@Nullable Object link, int column, long signature) {
        boolean marked = column > LAST && link instanceof Cursor && ((Cursor) link).markWide(column);
        return marked ? signature | 1 : signature;
    }

    // ---- by label

    /** A primitive getter has returned; the answer goes into the state's field. */
    public static int read(@Nullable Object link, @Nullable String label, int state) {
        return read(SOME, link, label, state);
    }

    /** An object getter has returned; {@code state} is the one when it was called. */
    public static int read(@Nullable Object value, @Nullable Object link, @Nullable String label, int state) {
        if (link instanceof Cursor) {
            Cursor cursor = (Cursor) link;
            String[] keys = cursor.keys;
            int to = to(state);
            if (value != null && to < keys.length && keys[to] == label) {
                return state + 1;
            }
            return cursor.onRow() ? readOutOfOrder(cursor, value, label, state) : state;
        }
        return state;
    }

    /**
     * A label was asked for that is not the one expected, or its column is null: that was not read, but the one after it will be
     * next. Of a column whose values are handed on no label is expected.
     */
    private static int readOutOfOrder(Cursor cursor, @Nullable Object value, @Nullable String label, int state) {
        int to = to(state);
        if (label == null || isInside(state)) {
            return state;
        }
        Shape.Order order = cursor.shape().order();
        if (to > from(state) && order.is(to - 1, label)) {
            return state;
        }
        if (order.is(to, label)) {
            if (value == null) {
                return expecting(cursor, to + 1, state);
            }
            if (order.column(to) <= LAST) {
                look(value, cursor, order.column(to), 0);
                return state + 1;
            }
        }
        try {
            return readAnywhere(cursor, value, label, state);
        } catch (Throwable t) {
            Bridge.failed(t);
            return state;
        }
    }

    private static int readAnywhere(Cursor cursor, @Nullable Object value, String label, int state) {
        boolean read = value != null;
        int next = to(state);
        Shape.Order order = cursor.shape().order();
        int found = order.is(next - 1, label) ? next - 1 : order.find(next, label);
        if (found < 0) {
            order = cursor.shape().orderWith(label);
            found = order.find(next, label);
        }
        cursor.expectLabels();
        if (found >= 0) {
            int after = expecting(cursor, found + 1, state);
            if (value != null) {
                cursor.more = read(cursor, order.column(found), cursor.more);
                look(value, cursor, order.column(found), 0);
            }
            return after;
        }
        if (read) {
            cursor.unresolved();
        }
        return state;
    }

    /** What was read in order until here is left to the cursor, and the label at this place is expected next. */
    private static int expecting(Cursor cursor, int place, int state) {
        cursor.more = whole(cursor, 0, state);
        int to = Math.min(place, MOST_LABELS);
        return state & DEPTH | MORE | to << FROM | to;
    }

    // ---- the state

    /** All columns that were read on the row, by index and by label. */
    static long whole(Cursor cursor, long byIndex, int state) {
        int to = to(state);
        long inOrder = to == 0 ? 0 : cursor.shape().order().bits(from(state), to);
        return (byIndex | inOrder | (hasMore(state) ? cursor.more : 0)) & ~(SAMPLED | INERT);
    }

    /**
     * The state after a move, when no label is read yet; inside the driver's calls to itself it stays as it is. No branch: the JVM
     * would have every move be ready to leave the code that it compiled.
     */
    public static int moved(int state, int depth) {
        return state & -(depth & DEPTH) >> 31;
    }

    static boolean isInside(int state) {
        return (state & DEPTH) != 0;
    }

    static boolean hasMore(int state) {
        return state < 0;
    }

    private static int from(int state) {
        return state >>> FROM & MOST_LABELS;
    }

    private static int to(int state) {
        return state & MOST_LABELS;
    }

    // ---- for the ledger

    /** Whether a row of this signature had a column read, from 1; {@code wide} as in {@link Run}, empty where there is none. */
    public static boolean isRead(int column, long signature, long[] wide) {
        if (column <= LAST) {
            return (signature & 1L << column) != 0;
        }
        int word = word(column);
        return word < wide.length && (wide[word] & 1L << column - LAST - 1) != 0;
    }

    /** No column above this one, from 1, was read on a row of this signature. */
    public static long bound(long signature, long @Nullable [] wide) {
        return wide != null ? LAST + 64L * wide.length : 63 - Long.numberOfLeadingZeros(signature | 1);
    }

    /** Where the bit of a column above {@link #LAST} stands. */
    static int word(int column) {
        return column - LAST - 1 >> 6;
    }
}
