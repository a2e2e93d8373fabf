package io.rowtally.tagging;

import io.rowtally.tagging.lineage.Origin;
import io.rowtally.tagging.value.ValueEvidence;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values that are read of one shape: each to what is known of its base column, where it is one's, else to what is known
 * of this shape's column alone. Confined to the thread that tags.
 */
public final class ShapeSample {
    /** Columns that {@link #wanted()} has a bit for. */
    private static final int BITS = 61;

    /** Null where the operator has decided, or where no value is carried. */
    private final @Nullable ColumnSample[] columns;

    private final boolean[] own;
    private final AttributePair pair;
    private long row;
    private @Nullable String attribute;
    private @Nullable String waiting;
    private @Nullable List<Origin> origins;

    ShapeSample(@Nullable ColumnSample[] columns, boolean[] own, AttributePair pair, List<Origin> origins) {
        this.columns = columns;
        this.own = own;
        this.pair = pair;
        this.origins = origins;
    }

    /** As they were found when the sample was begun, for the first verdict, which need not look for them again. */
    @Nullable
    List<Origin> takeOrigins() {
        List<Origin> taken = origins;
        origins = null;
        return taken;
    }

    /**
     * Looks at one value and forgets it.
     *
     * @param column from 1
     * @param onRow the same for all values of one row
     * @return whether there may be another verdict now
     */
    public boolean add(int column, long onRow, String value) {
        int i = column - 1;
        if (i < 0 || i >= columns.length) {
            return false;
        }
        if (i != pair.name && i != pair.value) {
            return add(i, value, null);
        }
        boolean changed = false;
        if (onRow != row) {
            changed = settle();
            row = onRow;
        }
        if (i == pair.name) {
            attribute = value;
            changed |= add(i, value, null);
        } else {
            changed |= flush();
            waiting = value;
        }
        return attribute != null && waiting != null ? flush() | changed : changed;
    }

    /** Nothing of a value is kept any longer. */
    public boolean settle() {
        boolean changed = flush();
        attribute = null;
        return changed;
    }

    /** The value of an attribute goes with its name, if that was read on the same row. */
    private boolean flush() {
        String value = waiting;
        waiting = null;
        return value != null && add(pair.value, value, attribute);
    }

    private boolean add(int i, String value, @Nullable String name) {
        ColumnSample sample = columns[i];
        return sample != null && sample.add(value, name);
    }

    /** Columns of which more values are wanted: bit i column i, from 1; bit 0 those above {@value #BITS}. */
    public long wanted() {
        long wanted = 0;
        for (int i = 0; i < columns.length; i++) {
            ColumnSample sample = columns[i];
            if (sample != null && !sample.done()) {
                wanted |= i < BITS ? 1L << i + 1 : 1;
            }
        }
        return wanted;
    }

    /** Whether a column's first values look like personal data, so that a verdict had better wait for a few more. */
    public boolean suspicious() {
        for (ColumnSample sample : columns) {
            if (sample != null && sample.suspicious()) {
                return true;
            }
        }
        return false;
    }

    /** What is known of a column by this shape alone. */
    List<ValueEvidence> own(int i) {
        ColumnSample sample = i < columns.length && own[i] ? columns[i] : null;
        return sample == null ? Collections.<ValueEvidence>emptyList() : sample.evidence();
    }
}
