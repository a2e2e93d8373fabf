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

    private static final String BY_VALUES = "value:";
    private static final String MASKED = "value:masked ";

    private final @Nullable String table;
    private final @Nullable String column;
    private final String label;
    private final Category category;
    private final double confidence;
    private final String taggedBy;
    private final List<String> evidence;
    private final boolean masked;
    private final int sampled;
    private final int matched;

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
        boolean hidden = false;
        int seen = 0;
        int passes = 0;
        for (String rule : evidence) {
            int slash = rule.startsWith(BY_VALUES) ? rule.lastIndexOf('/') : -1;
            int blank = slash < 0 ? -1 : rule.lastIndexOf(' ', slash);
            if (blank > 0) {
                hidden |= rule.startsWith(MASKED);
                seen = Math.max(seen, number(rule, slash + 1, rule.length()));
                passes = Math.max(passes, number(rule, blank + 1, slash));
            }
        }
        this.masked = hidden;
        this.sampled = seen;
        this.matched = passes;
    }

    private static int number(String rule, int from, int to) {
        int number = 0;
        for (int i = from; i < to && i < from + 4; i++) {
            number = 10 * number + Character.digit(rule.charAt(i), 10);
        }
        return number;
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

    /** Whether reading the column is a reading of personal data. */
    public boolean tagged() {
        return category.pii() && confidence >= TAGGED && !masked;
    }

    /** Whether it is so probably. */
    public boolean probable() {
        return category.pii() && confidence >= PROBABLE && confidence < TAGGED && !masked;
    }

    /** Whether it would be, but its values were masked before the application read them. */
    public boolean masked() {
        return masked && category.pii() && confidence >= PROBABLE;
    }

    /** Different values that were looked at for the evidence; 0 where it has none of values. */
    public int sampled() {
        return sampled;
    }

    /** Of those, the ones that were as the evidence says. */
    public int matched() {
        return matched;
    }

    /** {@code name}, {@code value}, {@code rule} or {@code none}. */
    public String taggedBy() {
        return taggedBy;
    }

    /** Ids of the rules that spoke for or against, in the order in which they spoke. */
    public List<String> evidence() {
        return evidence;
    }

    /** The same verdict, of values that another one says are masked. */
    ColumnTag maskedAs(ColumnTag other) {
        List<String> both = new ArrayList<>(evidence);
        for (String rule : other.evidence) {
            if (rule.startsWith(MASKED)) {
                both.add(rule);
            }
        }
        return new ColumnTag(table, column, label, category, confidence, taggedBy, both);
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
