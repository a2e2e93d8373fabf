package io.rowtally.bridge;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of one cell were left with one signature. The count only grows. It has one writer, the thread of the
 * cell's activation; {@code lazySet} orders its store after the writer's earlier ones, which is what a reader on
 * another thread needs (see ARCHITECTURE.md, "The memory model").
 */
public final class Run extends AtomicLong {
    private static final long serialVersionUID = 1;

    /** Bit i: column i was read, 1 to 61. Bit 0: columns above were read, {@link #wide} has them. */
    public final long signature;
    /** Bits of the columns from 62 on, 64 a word; null where there are none. */
    public final long @Nullable [] wide;
    /** The run that was started before this one in the same cell. */
    public final @Nullable Run earlier;

    /** The persons of rows that were read before the shape had its verdict, by column. */
    private volatile @Nullable Subjects pending;

    /** The reader's own baseline: what it has taken into a tally already. Written by the agent's thread only. */
    public long drained;

    /** How the row was read that was counted here last; see {@link Signature}. Used by the writer only. */
    long byIndex;

    long more;
    /** No row's before there was one, and where columns above 61 were read. */
    int state = Signature.NO_STATE;

    private long count;

    Run(long signature, long @Nullable [] wide, @Nullable Run earlier) {
        this.signature = signature;
        this.wide = wide;
        this.earlier = earlier;
    }

    void readAs(long newByIndex, long newMore, int newState) {
        byIndex = newByIndex;
        more = newMore;
        state = wide == null ? newState : Signature.NO_STATE;
    }

    void increment() {
        lazySet(++count);
    }

    /** A row counted here had such a value in a column, which may identify a person. */
    void pend(int column, int coupon) {
        Subjects subjects = pending;
        while (subjects != null && subjects.column != column) {
            subjects = subjects.next;
        }
        if (subjects == null) {
            subjects = new Subjects(column, pending);
            pending = subjects;
        }
        subjects.add(coupon);
    }

    /** Takes the persons by one column, from 1, of rows before the verdict, and forgets those by the others; for the reader. */
    public @Nullable Subjects takePending(int column) {
        Subjects subjects = pending;
        if (subjects != null) {
            pending = null;
        }
        while (subjects != null && subjects.column != column) {
            subjects = subjects.next;
        }
        return subjects;
    }

    /**
     * Who rows were about: the coupons that {@link Hooks#coupon} has given, each once; of more than a few hundred only the greatest
     * at each of 4,096 places, which is what a sketch keeps of them. It has one writer, as a cell, and a reader that may look at
     * any time: entries only come, and the number of rows is stored last.
     */
    public static final class Subjects {
        private static final int FIRST = 8;
        private static final int MOST = 512;
        private static final int PLACES = 4096;
        private static final int RARITY_SHIFT = 26;
        private static final int[] NONE = {};

        private static final AtomicLongFieldUpdater<Subjects> ROWS =
                AtomicLongFieldUpdater.newUpdater(Subjects.class, "rows");

        final int column;
        final @Nullable Subjects next;
        private volatile long rows;
        private volatile int[] coupons = new int[FIRST];
        private volatile byte @Nullable [] places;
        private int count;

        Subjects(int column, @Nullable Subjects next) {
            this.column = column;
            this.next = next;
        }

        void add(int coupon) {
            byte[] all = places;
            if (all != null) {
                add(all, coupon);
            } else {
                int[] table = coupons;
                int slot = slot(table, coupon);
                if (table[slot] == 0) {
                    table[slot] = coupon;
                    if (++count * 4 > table.length * 3) {
                        grow(table);
                    }
                }
            }
            ROWS.lazySet(this, rows + 1);
        }

        private static void add(byte[] all, int coupon) {
            int place = coupon & PLACES - 1;
            all[place] = (byte) Math.max(all[place], coupon >>> RARITY_SHIFT);
        }

        private static int slot(int[] table, int coupon) {
            int slot = coupon & table.length - 1;
            while (table[slot] != 0 && table[slot] != coupon) {
                slot = slot + 1 & table.length - 1;
            }
            return slot;
        }

        private void grow(int[] table) {
            if (table.length < MOST) {
                int[] larger = new int[2 * table.length];
                for (int coupon : table) {
                    if (coupon != 0) {
                        larger[slot(larger, coupon)] = coupon;
                    }
                }
                coupons = larger;
                return;
            }
            byte[] all = new byte[PLACES];
            for (int coupon : table) {
                if (coupon != 0) {
                    add(all, coupon);
                }
            }
            places = all;
            coupons = NONE;
        }

        /** Rows that had a person. Read this before the others. */
        public long rows() {
            return rows;
        }

        /** The coupons, and zeros between them. Read this before {@link #places()}. */
        public int[] coupons() {
            return coupons;
        }

        /** The greatest rarity at each place, where there were too many coupons; null as long as {@link #coupons()} has all. */
        public byte @Nullable [] places() {
            return places;
        }
    }
}
