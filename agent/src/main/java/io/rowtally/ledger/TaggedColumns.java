package io.rowtally.ledger;

import io.rowtally.bridge.Shape;
import io.rowtally.bridge.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger needs to know of a shape's columns: which hold personal data, and of what table. The first
 * verdict on a shape, or the one in force from then on.
 */
public final class TaggedColumns {
    /** For shapes whose verdict did not come in time: rows count, no column is known. */
    public static final TaggedColumns UNKNOWN = new TaggedColumns(0);

    /** Signatures whose marks are kept. */
    private static final int MARKS = 64;

    private final @Nullable String[] categories;
    private final @Nullable String[] tables;
    private final boolean[] sure;
    private final @Nullable AtomicLong[] reads;
    private final Map<Long, RowMarks> marks = new HashMap<>();
    private boolean personal;
    private Shape.Identifiers identifiers = new Shape.Identifiers(new byte[0]);

    private TaggedColumns(int columns) {
        categories = new String[columns];
        tables = new String[columns];
        sure = new boolean[columns];
        reads = new AtomicLong[columns];
    }

    /** Collects the columns of one shape. */
    public static final class Builder {
        private final TaggedColumns built;

        public Builder(int columns) {
            built = new TaggedColumns(columns);
        }

        /**
         * A column that holds personal data.
         *
         * @param column from 0
         * @param sure false for confidence 0.5 to 0.8, counted apart
         * @param table the base table as the SQL names it; null where the origin is not known
         */
        public Builder personal(int column, String category, boolean sure, @Nullable String table) {
            return personal(column, category, sure, table, null);
        }

        /** @param reads gets the cells that are read of the column; null where nobody asks */
        public Builder personal(
                int column, String category, boolean sure, @Nullable String table, @Nullable AtomicLong reads) {
            built.reads[column] = reads;
            built.categories[column] = category;
            built.sure[column] = sure;
            built.tables[column] = table;
            built.personal |= sure;
            return this;
        }

        /** A column that holds none, of which the cells that are read count all the same. */
        public Builder other(int column, @Nullable AtomicLong reads) {
            built.reads[column] = reads;
            return this;
        }

        public TaggedColumns build() {
            built.identifiers = Identification.of(built.categories, built.sure, built.tables);
            return built;
        }
    }

    /** Whether any column surely holds personal data. */
    boolean personal() {
        return personal;
    }

    /** Whether all columns that were read were there when this verdict was found, or no longer verdict will have them. */
    boolean covers(long signature, long @Nullable [] wide, String @Nullable [] labels) {
        if (this == UNKNOWN || labels == null || labels.length <= count()) {
            return true;
        }
        return Signature.bound(signature, wide) <= count();
    }

    /**
     * What rows of a signature add to the counters. Kept, since nearly all rows of a shape are read alike; called by the agent's
     * thread only.
     */
    RowMarks marks(long signature, long[] wide) {
        if (wide.length > 0 || this == UNKNOWN) { // which all threads share
            return new RowMarks(this, signature, wide);
        }
        RowMarks known = marks.get(signature);
        if (known == null) {
            known = new RowMarks(this, signature, wide);
            if (marks.size() < MARKS) {
                marks.put(signature, known);
            }
        }
        return known;
    }

    /** The columns that identify the person of a row. */
    public Shape.Identifiers identifiers() {
        return identifiers;
    }

    int count() {
        return categories.length;
    }

    /** The category of a column, from 0; null where it holds no personal data. */
    @Nullable
    String category(int column) {
        return column < categories.length ? categories[column] : null;
    }

    boolean sure(int column) {
        return sure[column];
    }

    @Nullable
    AtomicLong reads(int column) {
        return reads[column];
    }

    String table(int column) {
        String table = tables[column];
        return table == null ? "?" : table;
    }
}
