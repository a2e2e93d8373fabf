package io.rowtally.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What the columns of a result set are: one (database, SQL text, column labels). Made on the application's thread,
 * tagged once by an agent thread.
 */
public final class Shape {
    /** Spellings that are kept. */
    private static final int MAX_ORDER = 2048;

    public final Origin origin;
    /** The SQL text without inline literals; null where it is not known. */
    public final @Nullable String sql;

    /** What the tagger found; null until it has. Written by agent threads. */
    public volatile @Nullable Object verdict;

    private volatile String @Nullable [] labels;
    private volatile Place[] order = Place.NONE;
    private volatile Parameters.Places places = Parameters.Places.NONE;

    Shape(Origin origin, @Nullable String sql) {
        this.origin = origin;
        this.sql = sql;
    }

    /** The labels of the columns, first column first; null until a row was read. Not to be changed. */
    public String @Nullable [] labels() {
        return labels;
    }

    synchronized void label(String[] fresh) {
        if (labels == null) {
            labels = fresh;
            Bridge.shapeBorn(this);
        }
    }

    /** The labels that were read, in their order. Not to be changed. */
    Place[] order() {
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
     * The order with a label that {@link #order()} does not have; without it where no column has the label.
     *
     * @param guess how many labels were read on the row before
     */
    synchronized Place[] orderWith(String label, int guess) {
        int column = Place.column(labels, label);
        if (column == 0 || Place.find(order, guess, label) >= 0) {
            return order;
        }
        Place[] longer = Place.with(order, guess, label, column);
        if (longer.length <= MAX_ORDER) {
            order = longer;
        }
        return longer;
    }

    /**
     * A label as the application spells it, with its column. A shape keeps its places in the order in which they were read: an
     * application reads its columns in the same order on each row, mostly by the same string objects, so the place after
     * the last one is nearly always the next, and is known by identity.
     */
    static final class Place {
        /** Of a set that does not count, or has not been read by label yet. */
        static final Place[] NONE = {};

        /** No application's string. */
        @SuppressWarnings("StringOperationCanBeSimplified")
        private static final String NEVER = new String("");

        /** The label itself for the short way; no application's where the column is above 63, which a bit cannot say. */
        final String key;
        /** The column's bit in a signature. */
        final long bit;

        final String label;
        /** From 1. */
        final int column;

        private Place(String label, int column) {
            this.key = column < 64 ? label : NEVER;
            this.bit = 1L << column;
            this.label = label;
            this.column = column;
        }

        /** Where a label stands, looked for at the guess first, by identity before equality; -1 where it does not. */
        static int find(Place[] order, int guess, String label) {
            if (guess < order.length && order[guess].label.equals(label)) {
                return guess;
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i].label == label) {
                    return i;
                }
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i].label.equals(label)) {
                    return i;
                }
            }
            return -1;
        }

        /** The order with one more label, at the guess. */
        static Place[] with(Place[] order, int guess, String label, int column) {
            int at = Math.min(guess, order.length);
            Place[] longer = new Place[order.length + 1];
            System.arraycopy(order, 0, longer, 0, at);
            longer[at] = new Place(label, column);
            System.arraycopy(order, at, longer, at + 1, order.length - at);
            return longer;
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
}
