package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first different values of one column say, in counters: no value is kept, and of those counted only a seeded hash of 32
 * bits, to tell them from further ones, until there are enough. A kind that most values have is the column's,
 * and so is a category that several kinds make up together, such as mobile and fixed-line numbers. Not thread-safe:
 * confined to the thread that classifies.
 */
public final class ColumnValues {
    /** Different values that are looked at. */
    public static final int MOST = 50;
    /** Values after which no more are looked at, however few of them were different. */
    static final int MOST_OFFERED = 400;
    /** Values without which nothing is accepted. */
    public static final int LEAST = 20;
    /** Share of passes, 0..1, from which on a kind is accepted. */
    public static final double SHARE = 0.8;

    private static final Category[] CATEGORIES = Category.values();

    private final ValueDetectors detectors;
    private final List<Detector> all;
    private final byte[] passes;
    private final byte[] ofCategory = new byte[CATEGORIES.length];
    private final byte[] checkedOfCategory = new byte[CATEGORIES.length];
    private int @Nullable [] known = new int[MOST];
    private int seen;
    private int offered;
    private int checked;

    public ColumnValues(ValueDetectors detectors) {
        this.detectors = detectors;
        this.all = detectors.all();
        this.passes = new byte[all.size()];
    }

    /**
     * Looks at one value and forgets it.
     *
     * @return false if it did not count: null, blank, the same as one before, or beyond the first {@link #MOST}
     */
    public boolean add(@Nullable CharSequence value) {
        if (done()) {
            return false;
        }
        Value spelt = Value.of(value);
        if (spelt.empty()) {
            return false;
        }
        boolean counts = isNew(spelt.hash());
        if (counts) {
            count(spelt);
        }
        if (++offered == MOST_OFFERED || seen == MOST) {
            known = null;
        }
        return counts;
    }

    private boolean isNew(int hash) {
        int[] before = known;
        for (int i = 0; before != null && i < seen; i++) {
            if (before[i] == hash) {
                return false;
            }
        }
        if (before != null) {
            before[seen] = hash;
        }
        return true;
    }

    private void count(Value spelt) {
        seen++;
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Set<Category> byCheck = EnumSet.noneOf(Category.class);
        for (Detector detector : detectors.accepting(spelt)) {
            passes[all.indexOf(detector)]++;
            categories.add(detector.category());
            if (detector.checksummed()) {
                byCheck.add(detector.category());
            }
        }
        for (Category category : categories) {
            ofCategory[category.ordinal()]++;
        }
        boolean personal = false;
        for (Category category : byCheck) {
            checkedOfCategory[category.ordinal()]++;
            personal |= category.pii();
        }
        checked += personal ? 1 : 0;
    }

    /** Whether no further value is looked at. */
    public boolean done() {
        return known == null;
    }

    /** Different values counted, 0..{@link #MOST}. */
    public int seen() {
        return seen;
    }

    /** Of them, those that hold personal data by their check digits or a structure as telling. */
    public int checked() {
        return checked;
    }

    /** Of those, the ones of one category; a value may be of two. */
    public int checked(Category category) {
        return checkedOfCategory[category.ordinal()];
    }

    /**
     * One a kind that any value was of, then one a category that several kinds make up, such as
     * {@code value:any-phone 49/50}; those with the most passes first. Empty while no value was seen.
     */
    public List<ValueEvidence> evidence() {
        List<ValueEvidence> evidence = new ArrayList<>();
        int[] kinds = new int[CATEGORIES.length];
        double[] priors = new double[CATEGORIES.length];
        for (int i = 0; i < passes.length; i++) {
            if (passes[i] > 0) {
                Detector detector = all.get(i);
                evidence.add(new ValueEvidence(
                        detector.rule(),
                        detector.category(),
                        detector.checksummed(),
                        detector.prior(),
                        passes[i],
                        seen));
                kinds[detector.category().ordinal()]++;
                priors[detector.category().ordinal()] += detector.prior();
            }
        }
        for (Category category : CATEGORIES) {
            int i = category.ordinal();
            if (category != Category.NONE && kinds[i] > 1) {
                evidence.add(together(category, Math.min(0.9, priors[i])));
            }
        }
        evidence.sort((one, other) -> Integer.compare(other.passes(), one.passes()));
        return evidence;
    }

    /** By check digits alone where they suffice, else by every kind of the category. */
    private ValueEvidence together(Category category, double prior) {
        int i = category.ordinal();
        boolean byCheck = checkedOfCategory[i] >= SHARE * seen;
        int together = byCheck ? checkedOfCategory[i] : ofCategory[i];
        return new ValueEvidence(ValueEvidence.any(category), category, byCheck, prior, together, seen);
    }
}
