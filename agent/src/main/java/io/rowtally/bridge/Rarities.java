package io.rowtally.bridge;

import io.rowtally.hotspot.DontInline;
import io.rowtally.hotspot.DontInline8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What most cursors never need, kept apart so that the others stay small. As its cursor, used by one thread at a time. */
final class Rarities {
    /** The columns above {@link Signature#LAST} that were read on the current row. */
    long @Nullable [] wide;
    /** The current row's signature while the set is on the insert row. */
    long parked;
    /** Whether the set is on the insert row. */
    boolean inserting;
    /** Whether a label was read that the shape does not have: then it is asked for its labels again, once. */
    boolean labelMissed;

    private boolean askedAgain;
    /** Whether the set has refused its labels, or has fewer than columns: it would answer the same again. */
    boolean labelsAsked;
    /** Where the statement was executed, once rows count elsewhere. */
    @Nullable
    Activation executed;
    /** As {@link Cursor#earlier}. */
    @Nullable
    Cursor earlier;

    /** Marks a column as read on the current row; on the insert row nothing is. */
    boolean mark(int column) {
        if (!inserting) {
            wide = marked(wide, column);
        }
        return !inserting;
    }

    /** The bits of the columns above {@link Signature#LAST}, one more set. */
    static long[] marked(long @Nullable [] bits, int column) {
        int word = Signature.word(column);
        long[] marked = bits == null ? new long[word + 1] : bits;
        if (marked.length <= word) {
            marked = Arrays.copyOf(marked, word + 1);
        }
        marked[word] |= 1L << column - Signature.LAST - 1;
        return marked;
    }

    /** Whether the set has to be asked for its labels again. */
    boolean askAgain() {
        if (!labelMissed || askedAgain) {
            return false;
        }
        askedAgain = true;
        return true;
    }

    /**
     * As {@link Cursor#moved}, all but the short way. One call, since every move has it: what is compiled into a move may make it
     * too big to be compiled into its callers.
     */
    @DontInline
    @DontInline8
    static long moved(boolean on, @Nullable Object link, Object set, int labels, long signature) {
        boolean counts = on && Bridge.counting;
        if (link instanceof Cursor) {
            Cursor cursor = (Cursor) link;
            if (cursor.state == Cursor.INERT) {
                return Signature.INERT;
            }
            return Signature.isInside(labels) ? signature : cursor.movedSlowly(counts, set, signature, labels);
        }
        return Signature.isInside(labels) || signature >= Signature.INERT
                ? signature
                : Suspect.moved(counts, link, set, labels, signature);
    }

    /**
     * Who the row is about, of a set of which some columns identify a person: the coupon of the strongest identifier that was read
     * on it. It is booked when a later row has its own, or when the row is left the long way, so that the short way knows nothing
     * of it. While the shape waits for its verdict, the coupons of all columns are kept. A name is kept until then as it was read,
     * since most rows turn out to have something stronger, and is hashed with the birth date only where none was read.
     */
    static final class Subject {
        private final Shape.Identifiers identifiers;
        private final int @Nullable [] pending;
        private long row;
        /** Bit i: what column i holds would still say more of who the row is about. */
        private long wanted;

        private int coupon;
        /** What was read of the first of the columns that make the name. */
        private @Nullable Object name;
        /** The same of the others; null where the name is in one column. */
        private final @Nullable Object @Nullable [] names;

        private long birthDate;

        private Subject(Shape.Identifiers identifiers) {
            this.identifiers = identifiers;
            this.pending = identifiers == Shape.Identifiers.PENDING ? new int[Signature.LAST + 1] : null;
            int columns = Long.bitCount(identifiers.names);
            this.names = columns > 1 ? new Object[columns - 1] : null;
        }

        /** What follows the rows of a shape from now on; null where none of its columns identifies anybody. */
        static @Nullable Subject of(Cell cell, @Nullable Subject known) {
            Shape.Identifiers now = cell.shape.identifiers();
            if (known != null && known.identifiers == now) {
                return known;
            }
            left(known, cell, null);
            return now.columns == 0 ? null : new Subject(now);
        }

        /** Bit i: the value of column i may be needed. */
        static long columns(@Nullable Subject subject) {
            return subject == null ? 0 : subject.identifiers.columns;
        }

        /** The next row is reached the short way from one with such a signature; the answer is the one to go on with. */
        static long next(Cursor cursor, long signature) {
            Subject subject = (signature & Signature.IDENTIFYING) != 0 ? cursor.subject : null;
            if (subject == null) {
                return 0;
            }
            cursor.handed = subject.identifiers.columns;
            return Signature.SAMPLED | Signature.IDENTIFYING;
        }

        static boolean isPending(@Nullable Subject subject) {
            return subject != null && subject.pending != null;
        }

        /** The labels for the short way. */
        static String[] keys(Cursor cursor, Shape.Order order) {
            Subject subject = cursor.subject;
            if (cursor.handed == Signature.ALL_COLUMNS || isPending(subject)) {
                return Shape.Order.NONE.keys;
            }
            return subject == null ? order.keys : order.keysBut(subject.identifiers);
        }

        /** A value was read on the current row, which is hashed where nothing stronger was read on it. */
        void read(int column, Object value, Cursor cursor) {
            if (saysMore(column, cursor)) {
                if ((identifiers.together >>> column & 1) == 0) {
                    identify(column, Bridge.coupon(value), cursor);
                } else {
                    keep(column, value);
                }
            }
        }

        /** The same of a number, which is neither a name nor a birth date. */
        void read(int column, long value, Cursor cursor) {
            if (saysMore(column, cursor) && (identifiers.together >>> column & 1) == 0) {
                identify(column, Bridge.coupon(value), cursor);
            }
        }

        /** Whether a column's value is of use on the current row; the row before it is booked. */
        private boolean saysMore(int column, Cursor cursor) {
            if (row != cursor.rows) {
                row = cursor.rows;
                wanted = identifiers.columns;
                if (pending == null) {
                    book(cursor.cell);
                }
            }
            return (wanted >>> column & 1) != 0 && column <= Signature.LAST;
        }

        private void identify(int column, int read, Cursor cursor) {
            if (read == 0) {
                return;
            }
            if (pending != null) {
                pending[column] = read;
                return;
            }
            coupon = read;
            wanted = identifiers.strongerThan(column);
            if (cursor.handed != Signature.ALL_COLUMNS) {
                cursor.handed = wanted; // what else is read on the row says nothing new
            }
        }

        private void keep(int column, Object value) {
            long before = identifiers.names & (1L << column) - 1;
            if ((identifiers.names >>> column & 1) == 0) {
                birthDate = Bridge.birthDate(value);
            } else if (before == 0) {
                name = value;
            } else if (names != null) {
                names[Long.bitCount(before) - 1] = value;
            }
        }

        /** The row is left that counts in a cell, in this run, if that is known. */
        static void left(@Nullable Subject subject, Cell cell, @Nullable Run run) {
            if (subject != null && subject.pending != null) {
                leave(subject.pending, run);
            } else if (subject != null) {
                subject.book(cell);
            }
        }

        /** Whom the row was about; its name and birth date are forgotten, which say it only where nothing stronger was read. */
        private void book(Cell cell) {
            int known = coupon;
            if (identifiers.together != 0) {
                if (known == 0 && birthDate != 0) {
                    known = Bridge.coupon(name, names, birthDate);
                }
                name = null;
                birthDate = 0;
                if (names != null) {
                    Arrays.fill(names, null);
                }
            }
            if (known != 0) {
                cell.subject(known);
                coupon = 0;
            }
        }

        private static void leave(int[] pending, @Nullable Run run) {
            for (int column = 1; column < pending.length; column++) {
                if (pending[column] != 0 && run != null) {
                    run.pend(column, pending[column]);
                }
                pending[column] = 0;
            }
        }
    }

    /**
     * A result set of which it is not known yet whether one behind it counts the same rows. What the activation has counted before
     * its first move stands in for its signature meanwhile, so that a set which others are behind needs nothing of its own.
     */
    static final class Suspect {
        private static final int MARK = 61;

        private Suspect() {}

        /** Whether a signature is what {@link #probe} gave: of rows none has that bit but {@link Signature#INERT}, which has the next too. */
        static boolean isMark(long signature) {
            return signature >>> MARK == 1;
        }

        /** Before its move. Not to be compiled into every move. */
        @DontInline
        @DontInline8
        static long probe(@Nullable Object link, Object set, int state, long signature) {
            if (Signature.isInside(state)) {
                return signature;
            }
            try {
                Cell cell = Cursor.cellOf(link);
                Activation now = cell.here();
                if (now.inside > 0) {
                    return signature;
                }
                if (!cell.counts(set)) {
                    if (link instanceof Cursor) {
                        ((Cursor) link).state = Cursor.INERT;
                    }
                    return Signature.INERT;
                }
                now.probing++;
                now.live = false;
                return 1L << MARK | now.counted;
            } catch (Throwable t) {
                Bridge.failed(t);
                return signature;
            }
        }

        /** Whether no other set has counted since the probing began, which it ends. */
        static boolean stop(long mark, Activation now) {
            now.probing--;
            now.settle();
            return now.counted == (mark & (1L << MARK) - 1);
        }

        /** After the move of a set that has no cursor: it gets one where it counts. */
        static long moved(boolean on, @Nullable Object link, Object set, int labels, long signature) {
            try {
                if (!isMark(signature)) {
                    return signature; // the driver moves it
                }
                Cell cell = Cursor.cellOf(link);
                boolean alone = stop(signature, cell.here());
                if (!on) {
                    return 0;
                }
                return alone ? Fields.attach(set, new Cursor(cell)).movedSlowly(true, set, 0, labels) : Signature.INERT;
            } catch (Throwable t) {
                Bridge.failed(t);
                return 0;
            }
        }
    }
}
