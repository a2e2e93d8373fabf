package io.rowtally.bridge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a result set are: one (database, SQL text, column labels). Made on the application's thread,
 * tagged once by an agent thread.
 */
public final class Shape {
    public final Origin origin;
    /** The SQL text without inline literals; null where it is not known. */
    public final @Nullable String sql;

    /** What the tagger found; null until it has. Written by agent threads. */
    public volatile @Nullable Object verdict;

    /** How often the agent's thread has called all labels in doubt. */
    private static volatile int doubts;

    /** Rows of one shape that are looked at, even where they have told nothing. */
    private static final int MOST_LOOKS = 2_000;

    /** False where the origin has no place for it: the same text has another shape next time. */
    public boolean kept = true;

    private volatile String @Nullable [] labels;
    /** The doubt since which the labels are known to be right. Written by application threads; who loses a race asks once more. */
    private int compared = doubts;

    /** Whether values of new shapes are looked at: all bits or none. */
    private static volatile long wantedOfNew;

    /**
     * Columns of which the agent's thread wants to see values: bit i column i, bit 0 those above {@link Signature#LAST}. It clears
     * what it has seen enough of; who sees that late only offers a value too many.
     */
    public long wanted = wantedOfNew;

    /** Rows that were looked at; roughly, where several threads read the shape. */
    private int looks;

    /** Whether it tells the connection of the user, depending on its literals perhaps. Only ever set, by whoever finds out. */
    boolean tells;

    /** What the agent's thread keeps of the values until it has seen enough of them. */
    public @Nullable Object values;

    /** Whether there is a key by which identifiers can be hashed. */
    private static volatile boolean identifying;

    /** Which columns identify the person of a row; null until the first verdict. Written by the agent's thread. */
    public volatile @Nullable Identifiers identifiers;

    private volatile Order order = Order.NONE;
    private volatile Parameters.Places places = Parameters.Places.NONE;

    Shape(Origin origin, @Nullable String sql) {
        this.origin = origin;
        this.sql = sql;
    }

    /** The labels of the columns, first column first; null until a row was read. Not to be changed. */
    public String @Nullable [] labels() {
        return labels;
    }

    /**
     * From now on the labels of each shape are compared once more, with those of its next set: a table may have been altered
     * since, and a driver that finds columns by number does not say so. Called by the agent's thread, now and then.
     */
    public static void doubtLabels() {
        doubts++;
    }

    /** From now on a few values of each column are offered to {@link Hooks#sample}. Called once, when the door opens. */
    public static void wantValues() {
        wantedOfNew = -1;
    }

    /** From now on identifiers are given to {@link Hooks#coupon}. Called by the agent's thread, once there is a key. */
    public static void identify() {
        identifying = true;
    }

    /** The columns whose values are hashed on each row; before there is a verdict, all. */
    Identifiers identifiers() {
        if (!identifying) {
            return Identifiers.NONE;
        }
        Identifiers known = identifiers;
        return known != null ? known : Identifiers.PENDING;
    }

    /**
     * Whether values of a row are looked at: the first ones of each set, then eight in each range of twice as many, so that they
     * are spread over what the application reads.
     *
     * @param row from 1
     */
    boolean wants(long row) {
        if (wanted == 0 || (row & Math.max(Long.highestOneBit(row) >> 3, 1) - 1) != 0) {
            return false;
        }
        if (++looks > MOST_LOOKS) {
            wanted = 0;
        }
        return wanted != 0;
    }

    boolean wantsColumn(int column) {
        return (wanted >>> (column <= Signature.LAST ? column : 0) & 1) != 0;
    }

    /**
     * Whether a set need not be asked for its labels.
     *
     * @param width the number of the last column that was read on the row before
     * @param asked whether that set was asked already and has fewer columns
     */
    boolean suffices(int width, boolean asked) {
        String[] known = labels;
        return known != null && (width <= known.length || asked) && compared == doubts;
    }

    /** The shape of a set that has said its labels: this one, or another where its columns are others. */
    Shape comparedWith(String[] fresh, Class<?> type) {
        compared = doubts;
        String[] known = labels;
        if (known == null && sql == null) {
            return origin.unlinked(type, fresh);
        }
        if (known == null) {
            label(fresh);
            return this;
        }
        return fresh.length == 0 || Arrays.equals(fresh, known) ? this : origin.relabelled(this, fresh);
    }

    synchronized void label(String[] fresh) {
        if (labels == null) {
            labels = fresh;
            Bridge.shapeBorn(this);
        }
    }

    /** The labels that were read, in their order. */
    Order order() {
        return order;
    }

    /**
     * The column of an OUT parameter, by its name or else its number; a new one gets a column of its own. Then the shape is
     * tagged again, and what was read of that column waits for it.
     *
     * @return 0 where there are too many
     */
    int place(int number, @Nullable String name) {
        int column = places.column(number, name);
        return column != 0 ? column : placed(number, name);
    }

    private synchronized int placed(int number, @Nullable String name) {
        Parameters.Places now = places;
        int column = now.column(number, name);
        if (column == 0 && now.count() < Parameters.Places.MOST) {
            now = now.with(number, name);
            labels = now.labels();
            places = now;
            Bridge.shapeBorn(this);
            column = now.count();
        }
        return column;
    }

    /**
     * The order with a label that {@link #order()} does not have, at its end: places stay what they are, since rows are under
     * way that count by them. Without it where no column has the label.
     */
    synchronized Order orderWith(String label) {
        int column = Order.column(labels, label);
        if (column == 0 || order.find(0, label) >= 0) {
            return order;
        }
        Order longer = order.with(label, column);
        if (longer.length() <= Order.MOST) {
            order = longer;
        }
        return longer;
    }

    /** The columns that identify the person of a row, each with its rank. Immutable. */
    public static final class Identifiers {
        static final Identifiers NONE = new Identifiers(new byte[0]);
        /** Of a shape that waits for its verdict: any column may be one. */
        static final Identifiers PENDING = new Identifiers((1L << Signature.LAST + 1) - 2, 0, new byte[0]);

        /** The rank of the birth date and of names, which identify a person together where nothing else was read. */
        public static final byte BIRTH_DATE = Byte.MAX_VALUE - 1;

        public static final byte NAME = Byte.MAX_VALUE;

        /** Bit i column i; none above {@link Signature#LAST}. */
        final long columns;
        /** Those of names. */
        final long names;
        /** Those of names and birth dates, which identify a person together. */
        final long together;

        private final byte[] ranks;
        /** By column, those that identify more surely. */
        private final long[] stronger;

        /**
         * @param ranks by column, from 1: 0 of a column that identifies nobody, 1 of the strongest, no two the same but
         *     {@link #NAME}
         */
        public Identifiers(byte[] ranks) {
            this(columns(ranks, 1), columns(ranks, NAME), ranks);
        }

        private Identifiers(long columns, long names, byte[] ranks) {
            this.columns = columns;
            this.names = names;
            this.together = columns(ranks, BIRTH_DATE);
            this.ranks = ranks;
            this.stronger = new long[ranks.length];
            for (int column = 1; column < ranks.length; column++) {
                stronger[column] = columns & ~columns(ranks, ranks[column]);
            }
        }

        private static long columns(byte[] ranks, int atLeast) {
            long columns = 0;
            for (int column = 1; column < ranks.length && column <= Signature.LAST; column++) {
                columns |= ranks[column] < atLeast ? 0 : 1L << column;
            }
            return columns;
        }

        /** Whether a column, from 1, is one. */
        boolean has(int column) {
            return column <= Signature.LAST && (columns >>> column & 1) != 0;
        }

        long strongerThan(int column) {
            return stronger[column];
        }

        /** The strongest of the columns that identify a person alone and were read on rows of a signature; 0 where none was. */
        public int strongest(long signature) {
            int strongest = 0;
            for (int column = 1; column < ranks.length && column <= Signature.LAST; column++) {
                boolean alone = ranks[column] != 0 && ranks[column] < BIRTH_DATE;
                boolean read = alone && (signature >>> column & 1) != 0;
                if (read && (strongest == 0 || ranks[column] < ranks[strongest])) {
                    strongest = column;
                }
            }
            return strongest;
        }
    }

    /**
     * Labels as the application spells them, each with its column, in the order in which they are read: an application reads
     * its columns in the same order on each row, mostly by the same string objects, so the label after the last one is nearly
     * always the next, and is known by identity. Immutable; a longer one begins as the shorter one did.
     */
    static final class Order {
        /** Labels that are kept; as many as {@link Signature} can count. */
        static final int MOST = Signature.MOST_LABELS;

        /** Of a set that does not count, or has not been read by label yet. */
        static final Order NONE = new Order(new String[0], new String[0], new int[0]);

        /** No application's string. */
        @SuppressWarnings("StringOperationCanBeSimplified")
        private static final String NEVER = new String("");

        /** The labels for the short way; no application's where the column has no bit. */
        final String[] keys;

        private final String[] labels;
        private final int[] columns;

        /** Those whose labels were left out last. */
        private volatile @Nullable Hidden hidden;

        private Order(String[] keys, String[] labels, int[] columns) {
            this.keys = keys;
            this.labels = labels;
            this.columns = columns;
        }

        /** The labels for the short way without those of columns whose values are handed on. */
        String[] keysBut(Identifiers identifiers) {
            Hidden known = hidden;
            if (known == null || known.identifiers != identifiers) {
                String[] left = keys.clone();
                for (int i = 0; i < left.length; i++) {
                    left[i] = identifiers.has(columns[i]) ? NEVER : left[i];
                }
                known = new Hidden(identifiers, left);
                hidden = known;
            }
            return known.keys;
        }

        int length() {
            return labels.length;
        }

        /** The column, from 1, of the label at a place. */
        int column(int place) {
            return columns[place];
        }

        /** Whether the label at a place is that very object. */
        boolean is(int place, String label) {
            return place >= 0 && place < labels.length && labels[place] == label;
        }

        /** The bits of the columns at some places, all of which have one. */
        long bits(int from, int to) {
            long bits = 0;
            for (int i = from; i < to; i++) {
                bits |= 1L << columns[i];
            }
            return bits;
        }

        /** Where a label stands, looked for at the guess first, by identity before equality; -1 where it does not. */
        int find(int guess, String label) {
            if (guess < labels.length && labels[guess].equals(label)) {
                return guess;
            }
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    return i;
                }
            }
            for (int i = 0; i < labels.length; i++) {
                if (labels[i].equals(label)) {
                    return i;
                }
            }
            return -1;
        }

        /** The order with one more label at its end. */
        Order with(String label, int column) {
            int count = labels.length;
            String[] moreKeys = Arrays.copyOf(keys, count + 1);
            String[] moreLabels = Arrays.copyOf(labels, count + 1);
            int[] moreColumns = Arrays.copyOf(columns, count + 1);
            moreKeys[count] = column <= Signature.LAST ? label : NEVER;
            moreLabels[count] = label;
            moreColumns[count] = column;
            return new Order(moreKeys, moreLabels, moreColumns);
        }

        /** The column, from 1, that has the label, whatever its case; 0 where none has. */
        static int column(String @Nullable [] labels, String label) {
            for (int i = 0; labels != null && i < labels.length; i++) {
                if (label.equalsIgnoreCase(labels[i])) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /** The labels of an order without those of some columns. */
    private static final class Hidden {
        final Identifiers identifiers;
        final String[] keys;

        Hidden(Identifiers identifiers, String[] keys) {
            this.identifiers = identifiers;
            this.keys = keys;
        }
    }
}
