package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a column said for one rule: passes out of values seen. Immutable; names no value. */
public final class ValueEvidence {
    private static final Pattern WRITTEN = Pattern.compile("(value:[a-z0-9-]+) ([0-9]{1,4})/([0-9]{1,4})");

    private final String rule;
    private final Category category;
    private final boolean checksummed;
    private final double prior;
    private final int passes;
    private final int seen;

    /** What the column's values hold, where they are of several kinds, is written as {@code value:mixed-phone 31/50}. */
    private static final String MIXED = "value:mixed-";

    private static final String ANY = "value:any-";

    ValueEvidence(String rule, Category category, boolean checksummed, double prior, int passes, int seen) {
        this.rule = rule;
        this.category = category;
        this.checksummed = checksummed;
        this.prior = prior;
        this.passes = passes;
        this.seen = seen;
    }

    /** Values of several kinds, or documents, of which so many hold something personal. */
    public static ValueEvidence mixed(Category category, int passes, int seen) {
        return new ValueEvidence(MIXED + word(category), category, true, 0, passes, seen);
    }

    /**
     * What was said once, as {@link #toString} wrote it; null where it is no such evidence, or of a rule that is no longer.
     *
     * @param detectors among which the rule is
     */
    public static @Nullable ValueEvidence parse(String text, ValueDetectors detectors) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String rule = parts.group(1);
        int passes = Integer.parseInt(parts.group(2));
        int seen = Integer.parseInt(parts.group(3));
        for (Detector detector : detectors.all()) {
            if (detector.rule().equals(rule)) {
                return new ValueEvidence(
                        rule, detector.category(), detector.checksummed(), detector.prior(), passes, seen);
            }
        }
        for (Category category : Category.values()) {
            if (rule.equals(MIXED + word(category))) {
                return mixed(category, passes, seen);
            }
            if (rule.equals(ANY + word(category))) {
                return new ValueEvidence(rule, category, true, 0, passes, seen);
            }
        }
        return null;
    }

    /** Such as {@code value:any-phone}, of all kinds of a category together. */
    static String any(Category category) {
        return ANY + word(category);
    }

    private static String word(Category category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Category category() {
        return category;
    }

    /** Whether it is of values of several kinds, or of documents. */
    public boolean isMixed() {
        return rule.startsWith(MIXED);
    }

    /** Whether most values are masked: reading the column is no reading of personal data. */
    public boolean isMasked() {
        return rule.equals("value:masked") && mostly();
    }

    /** Whether most values are hashes, ciphers or random keys. */
    public boolean isUnreadable() {
        return (rule.equals("value:hash") || rule.equals("value:uuid")) && mostly();
    }

    /** Whether as many values as it takes are of the kind. */
    public boolean mostly() {
        return seen >= ColumnValues.LEAST && share() >= ColumnValues.SHARE;
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
        return mostly() && (checksummed || named);
    }

    /** As in an event's evidence: {@code value:resident-id 48/50}. */
    @Override
    public String toString() {
        return rule + ' ' + passes + '/' + seen;
    }
}
