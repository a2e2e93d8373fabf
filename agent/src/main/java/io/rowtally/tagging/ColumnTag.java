package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one column: a category, how sure, and the ids of the rules that spoke. Immutable; any thread.
 */
public final class ColumnTag {
    /** From this confidence on a column counts as personal data. */
    public static final double TAGGED = 0.8;
    /** From this confidence on a column is counted apart, as probably personal. */
    public static final double PROBABLE = 0.5;

    private final @Nullable String table;
    private final @Nullable String column;
    private final String label;
    private final Category category;
    private final double confidence;
    private final String taggedBy;
    private final List<String> evidence;

    ColumnTag(
            @Nullable String table,
            @Nullable String column,
            String label,
            Category category,
            double confidence,
            String taggedBy,
            List<String> evidence) {
        this.table = table;
        this.column = column;
        this.label = label;
        this.category = category;
        this.confidence = confidence;
        this.taggedBy = taggedBy;
        this.evidence = Collections.unmodifiableList(new ArrayList<>(evidence));
    }

    /** Base table as in the SQL: unqualified, lower case, without quotes; null where the origin is not known. */
    public @Nullable String table() {
        return table;
    }

    /** Base column, lower case; null for an expression or where the origin is not known. */
    public @Nullable String column() {
        return column;
    }

    /** The label of the result set's column, as the driver gave it. */
    public String label() {
        return label;
    }

    public Category category() {
        return category;
    }

    /** 0..1, rounded to three digits; 0 where nothing spoke for a category. */
    public double confidence() {
        return confidence;
    }

    public boolean tagged() {
        return category.pii() && confidence >= TAGGED;
    }

    public boolean probable() {
        return category.pii() && confidence >= PROBABLE && confidence < TAGGED;
    }

    /** {@code name}, {@code rule} or {@code none}. */
    public String taggedBy() {
        return taggedBy;
    }

    /** Ids of the rules that spoke for or against, in the order in which they spoke. */
    public List<String> evidence() {
        return evidence;
    }

    /** The same verdict under a label that may be written. */
    public ColumnTag labelled(String newLabel) {
        return newLabel.equals(label) ? this : seenAs(table, column, newLabel);
    }

    ColumnTag seenAs(@Nullable String newTable, @Nullable String newColumn, String newLabel) {
        return new ColumnTag(newTable, newColumn, newLabel, category, confidence, taggedBy, evidence);
    }

    @Override
    public String toString() {
        return label + "=" + category + " " + confidence + " " + evidence;
    }
}
