package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first values of one column say, in counters: no value is kept. A kind that most values have is the column's,
 * and so is a category that several kinds make up together, such as mobile and fixed-line numbers. Not thread-safe:
 * confined to the thread that classifies.
 */
public final class ColumnValues {
    /** Values that are looked at. */
    public static final int MOST = 50;
    /** Values without which nothing is accepted. */
    public static final int LEAST = 20;
    /** Share of passes, 0..1, from which on a kind is accepted. */
    public static final double SHARE = 0.8;

    private static final Category[] CATEGORIES = Category.values();

    private final ValueDetectors detectors;
    private final List<Detector> all;
    private final int[] passes;
    private final int[] ofCategory = new int[CATEGORIES.length];
    private final int[] checkedOfCategory = new int[CATEGORIES.length];
    private int seen;

    public ColumnValues(ValueDetectors detectors) {
        this.detectors = detectors;
        this.all = detectors.all();
        this.passes = new int[all.size()];
    }

    /**
     * Looks at one value and forgets it.
     *
     * @return false if it did not count: null, blank, or beyond the first {@link #MOST}
     */
    public boolean add(@Nullable CharSequence value) {
        if (full()) {
            return false;
        }
        Value spelt = Value.of(value);
        if (spelt.empty()) {
            return false;
        }
        seen++;
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Set<Category> checked = EnumSet.noneOf(Category.class);
        for (Detector detector : detectors.accepting(spelt)) {
            passes[all.indexOf(detector)]++;
            categories.add(detector.category());
            if (detector.checksummed()) {
                checked.add(detector.category());
            }
        }
        for (Category category : categories) {
            ofCategory[category.ordinal()]++;
        }
        for (Category category : checked) {
            checkedOfCategory[category.ordinal()]++;
        }
        return true;
    }

    public boolean full() {
        return seen == MOST;
    }

    /** Values counted, 0..{@link #MOST}. */
    public int seen() {
        return seen;
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
        boolean checked = checkedOfCategory[i] >= SHARE * seen;
        int together = checked ? checkedOfCategory[i] : ofCategory[i];
        String rule = "value:any-" + category.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ValueEvidence(rule, category, checked, prior, together, seen);
    }

    /** Whether most values are masked: the column is tagged as masked, and reading it is not a reading of personal data. */
    public boolean masked() {
        return mostly("value:masked");
    }

    /** Whether most values are hashes or ciphers. */
    public boolean hashed() {
        return mostly("value:hash");
    }

    private boolean mostly(String rule) {
        for (int i = 0; i < passes.length; i++) {
            if (all.get(i).rule().equals(rule)) {
                return seen >= LEAST && passes[i] >= SHARE * seen;
            }
        }
        return false;
    }
}
