package io.rowtally.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What advised getters call: they get the signature of the row so far and go on with the one returned. Bit i says that
 * column i was read, 1 to 63; bit 0 that a column above was, which the cursor keeps. {@code field} is the content of the
 * result set's injected field.
 */
public final class Signature {

    private Signature() {}

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
        return label != null && field instanceof Cursor ? read((Cursor) field, label, signature) : signature;
    }

    private static long read(Cursor cursor, String label, long signature) {
        Shape.Place[] order = cursor.order;
        int guess = cursor.labelsRead;
        if (guess < order.length && order[guess].key == label) {
            cursor.labelsRead = (short) (guess + 1);
            return signature | order[guess].bit;
        }
        return search(cursor, label, signature);
    }

    private static long search(Cursor cursor, String label, long signature) {
        int found = cursor.onRow() ? cursor.find(label) : -1;
        if (found < 0) {
            return signature;
        }
        cursor.labelsRead = (short) (found + 1);
        return read(cursor, cursor.order[found].column, signature);
    }

    /** An object getter has returned, by label. */
    public static long read(@Nullable Object value, @Nullable Object field, @Nullable String label, long before) {
        return value == null ? before : read(field, label, before);
    }

    private static long readWide(@Nullable Object field, int column, long signature) {
        boolean marked = column >= 64 && field instanceof Cursor && ((Cursor) field).markWide(column);
        return marked ? signature | 1 : signature;
    }
}
