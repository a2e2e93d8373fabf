package io.rowtally.bridge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The OUT parameters of one driver statement: those of one execution count as one row, which is reached when the first of
 * them is read and left with the next execution or when the statement is closed. As a {@link Cursor}, used by one thread at
 * a time. A column is what was read by one name or one number; a name is its label.
 *
 * <p>The static methods are what advised getters call. {@code field} is the content of the statement's injected field.
 */
public final class Parameters {
    /** Of statements that stand in front of another, whose parameters have been counted there. */
    static final Parameters NOBODY = new Parameters(Origin.UNKNOWN.bare());

    /** A statement's call of its own getter. */
    private static final long WITHIN = -1;

    private final Shape shape;
    private Cell cell = Cell.NOWHERE;
    private boolean reached;
    private long signature;
    private long @Nullable [] wide;

    private Parameters(Shape shape) {
        this.shape = shape;
    }

    // ---- getters

    /** Before a getter: the statement that the thread is asking already, for {@link #read} and {@link #left}. */
    public static @Nullable Object outer() {
        return Activation.current().asked;
    }

    /** Before a getter; the answer goes to {@link #read} or {@link #left}. What the driver reads inside does not count. */
    public static long enter(Object statement) {
        Activation now = Activation.current();
        if (now.asked == statement) {
            return WITHIN;
        }
        now.asked = statement;
        now.asking++;
        now.entered();
        return now.answers;
    }

    /** A getter threw. */
    public static void left(@Nullable Object outer, long before) {
        if (before != WITHIN) {
            leave(Activation.current(), outer);
        }
    }

    private static void leave(Activation now, @Nullable Object outer) {
        now.asked = outer;
        now.asking--;
        Activation.exit(now);
    }

    /** A getter by number has returned; the answer goes into the statement's field. */
    public static @Nullable Object read(
            @Nullable Object value,
            int number,
            @Nullable Object outer,
            long before,
            @Nullable Object field,
            @Nullable Object known) {
        return before == WITHIN ? field : read(value, number, null, outer, before, field, known);
    }

    /** A getter by name has returned; the answer goes into the statement's field. */
    public static @Nullable Object read(
            @Nullable Object value,
            @Nullable String name,
            @Nullable Object outer,
            long before,
            @Nullable Object field,
            @Nullable Object known) {
        return before == WITHIN ? field : read(value, 0, name, outer, before, field, known);
    }

    private static @Nullable Object read(
            @Nullable Object value,
            int number,
            @Nullable String name,
            @Nullable Object outer,
            long before,
            @Nullable Object field,
            @Nullable Object known) {
        Activation now = Activation.current();
        leave(now, outer);
        // all the driver calls that this one is in must be getters of statements in front of this one
        if (now.inside != now.asking || field == NOBODY) {
            return field;
        }
        if (now.answers != before) {
            return NOBODY;
        }
        now.answers++;
        try {
            Parameters parameters =
                    field instanceof Parameters ? (Parameters) field : new Parameters(Jdbc.parametersOf(known));
            parameters.read(now, value != null, number, name);
            return parameters;
        } catch (Throwable t) {
            Bridge.failed(t);
            return field;
        }
    }

    private void read(Activation now, boolean some, int number, @Nullable String name) {
        now.askIfDue();
        int column = shape.place(number, name);
        if (!reached) {
            cell = now.cell(shape);
            cell.opened();
            signature = 0;
            wide = null;
            reached = true;
        }
        if (some && column == 0 && cell.own()) {
            cell.unresolvedCell();
        } else if (some && column <= Signature.LAST) {
            signature |= 1L << column;
        } else if (some) {
            wide = Rarities.marked(wide, column);
            signature |= 1;
        }
    }

    // ---- what ends the row

    /** Before an execution and before {@code close()}: what the last execution gave back is behind the application. */
    public static void left(@Nullable Object field) {
        if (field instanceof Parameters && ((Parameters) field).reached) {
            try {
                ((Parameters) field).book();
            } catch (Throwable t) {
                Bridge.failed(t);
            }
        }
    }

    private void book() {
        reached = false;
        if (cell.own()) {
            cell.bookLast(cell.run(signature, wide));
        } else {
            cell.bookForeign(signature, wide);
        }
    }

    // ---- names

    /** Which parameter is which column of a shape. Immutable, so that it is looked through without a lock. */
    static final class Places {
        /** Beyond that a parameter has no column, which is counted. */
        static final int MOST = 1_000;

        static final Places NONE = new Places(new int[0], new String[0]);

        private final int[] numbers;
        private final String[] labels;

        private Places(int[] numbers, String[] labels) {
            this.numbers = numbers;
            this.labels = labels;
        }

        /** The column, from 1, of a parameter by its name or, where it has none, its number; 0 where it has no column yet. */
        int column(int number, @Nullable String name) {
            for (int i = 0; i < numbers.length; i++) {
                if (name == null ? numbers[i] == number && labels[i].isEmpty() : name.equals(labels[i])) {
                    return i + 1;
                }
            }
            return 0;
        }

        Places with(int number, @Nullable String name) {
            int count = numbers.length;
            int[] moreNumbers = Arrays.copyOf(numbers, count + 1);
            String[] moreLabels = Arrays.copyOf(labels, count + 1);
            moreNumbers[count] = number;
            moreLabels[count] = name == null ? "" : name;
            return new Places(moreNumbers, moreLabels);
        }

        int count() {
            return numbers.length;
        }

        String[] labels() {
            return labels;
        }
    }
}
