package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;

/** What the values of a column said for one rule: passes out of values seen. Immutable; names no value. */
public final class ValueEvidence {
    private final String rule;
    private final Category category;
    private final boolean checksummed;
    private final double prior;
    private final int passes;
    private final int seen;

    ValueEvidence(String rule, Category category, boolean checksummed, double prior, int passes, int seen) {
        this.rule = rule;
        this.category = category;
        this.checksummed = checksummed;
        this.prior = prior;
        this.passes = passes;
        this.seen = seen;
    }

    public Category category() {
        return category;
    }

    /** Whether the values prove the column without its name. */
    public boolean checksummed() {
        return checksummed;
    }

    public int passes() {
        return passes;
    }

    public int seen() {
        return seen;
    }

    /** Passes out of seen, 0..1. */
    public double share() {
        return passes / (double) seen;
    }

    /** The share beyond what values of another kind would give, 0..1: with a prior of 1/11, five of 55 are nothing. */
    public double weight() {
        return Math.max(0, (share() - prior) / (1 - prior));
    }

    /**
     * Whether the column is of this category.
     *
     * @param named whether the column's name says so too, which all but checksummed kinds need
     */
    public boolean accepted(boolean named) {
        return seen >= ColumnValues.LEAST && share() >= ColumnValues.SHARE && (checksummed || named);
    }

    /** As in an event's evidence: {@code value:resident-id 48/50}. */
    @Override
    public String toString() {
        return rule + ' ' + passes + '/' + seen;
    }
}
