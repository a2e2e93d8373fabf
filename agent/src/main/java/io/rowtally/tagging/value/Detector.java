package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.function.Predicate;

/** Tells one kind of value. Immutable, without state; any thread. */
public final class Detector {
    private final String rule;
    private final Category category;
    private final boolean checksummed;
    private final double prior;
    private final Predicate<Value> test;

    private Detector(String rule, Category category, boolean checksummed, double prior, Predicate<Value> test) {
        this.rule = "value:" + rule;
        this.category = category;
        this.checksummed = checksummed;
        this.prior = prior;
        this.test = test;
    }

    /** Values of this kind check themselves: most of a column's is proof enough. */
    static Detector checksum(String rule, Category category, double prior, Predicate<Value> test) {
        return new Detector(rule, category, true, prior, test);
    }

    /** Values of this kind only look alike: the column's name has to say so too. */
    static Detector format(String rule, Category category, double prior, Predicate<Value> test) {
        return new Detector(rule, category, false, prior, test);
    }

    /** Values that are nobody's data as they stand. */
    static Detector opaque(String rule, Predicate<Value> test) {
        return new Detector(rule, Category.NONE, false, 0, test);
    }

    /** Such as {@code value:resident-id}; in evidence, and never changes its meaning. */
    public String rule() {
        return rule;
    }

    /** {@link Category#NONE} for values that are told apart from personal data, {@link Category#ORG_ID} for organisations'. */
    public Category category() {
        return category;
    }

    /** Whether a check digit, or a structure as telling, proves a column without its name. */
    public boolean checksummed() {
        return checksummed;
    }

    /**
     * The share, 0..1, of values of another kind with the same form that pass: one over the modulus for check digits,
     * else what random strings of such characters and length give.
     */
    public double prior() {
        return prior;
    }

    boolean accepts(Value value) {
        return test.test(value);
    }
}
