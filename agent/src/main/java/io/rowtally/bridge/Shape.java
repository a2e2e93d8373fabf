package io.rowtally.bridge;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a result set are: one (database, SQL text, column labels). Made on the application's thread,
 * tagged once by an agent thread.
 */
public final class Shape {
    private static final int GUESSES = 64;

    public final Origin origin;
    /** The SQL text without inline literals; null where it is not known. */
    public final @Nullable String sql;

    /** What the tagger found; null until it has. Written by agent threads. */
    public volatile @Nullable Object verdict;

    private volatile String @Nullable [] labels;
    private volatile Parameters.Places places = Parameters.Places.NONE;
    private final AtomicReferenceArray<@Nullable Place> order = new AtomicReferenceArray<>(GUESSES);

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
     * The column of a label, guessed first: an application reads its columns in the same order on each row, mostly by
     * the same string objects.
     *
     * @param position how many labels were read on this row before
     * @return the column's number from 1, or 0 where no column has the label
     */
    int column(String label, int position) {
        if (position < GUESSES) {
            Place guess = order.get(position);
            if (guess != null && guess.label == label) {
                return guess.column;
            }
        }
        return search(label, position);
    }

    private int search(String label, int position) {
        String[] known = labels;
        if (known == null || label == null) {
            return 0;
        }
        for (int i = 0; i < known.length; i++) {
            if (label.equalsIgnoreCase(known[i])) {
                if (position < GUESSES) {
                    order.lazySet(position, new Place(label, i + 1));
                }
                return i + 1;
            }
        }
        return 0;
    }

    /** A label as the application spells it, with its column. Immutable, so that a racy read is a whole one. */
    private static final class Place {
        final String label;
        final int column;

        Place(String label, int column) {
            this.label = label;
            this.column = column;
        }
    }
}
