package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the steps have said so far about one column. Positive evidence of a category adds up by noisy-or; a gate weighs
 * on everything that was said before it. Confined to the call that creates it.
 */
final class Evidence {
    private static final Category[] CATEGORIES = Category.values();

    /** Less shows as 0.00. */
    private static final double WORTH_SAYING = 0.005;

    private final double[] confidence = new double[CATEGORIES.length];
    private final List<String> rules = new ArrayList<>();
    private final List<Spoken> spoken = new ArrayList<>();

    void supports(Category category, double weight, String rule) {
        int i = category.ordinal();
        confidence[i] = NameReader.noisyOr(confidence[i], weight);
        said(Spoken.adds(rule, weight, category));
    }

    /** For evidence that is not independent of what was said before. */
    void atLeast(Category category, double weight, String rule) {
        int i = category.ordinal();
        confidence[i] = Math.max(confidence[i], weight);
        said(Spoken.raises(rule, weight, category));
    }

    void supports(NameReading reading, String prefix) {
        if (reading.category != Category.NONE) {
            int i = reading.category.ordinal();
            confidence[i] = NameReader.noisyOr(confidence[i], reading.confidence());
        }
        for (Spoken one : reading.spoken) {
            boolean renamed = !prefix.isEmpty() && one.rule.startsWith("name:");
            said(renamed ? one.called(prefix + one.rule.substring(5)) : one);
        }
    }

    void gate(double factor, String rule) {
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] *= factor;
        }
        said(Spoken.weighs(rule, factor, null));
    }

    void gate(Category category, double factor, String rule) {
        confidence[category.ordinal()] *= factor;
        said(Spoken.weighs(rule, factor, category));
    }

    /** What speaks neither for nor against a category, but has to be known. */
    void says(String rule) {
        rules.add(rule);
    }

    /** The category with the most confidence; NONE where nothing speaks for any. */
    Category best() {
        int best = Category.NONE.ordinal();
        double most = 0;
        for (int i = 0; i < confidence.length; i++) {
            if (confidence[i] > most) {
                best = i;
                most = confidence[i];
            }
        }
        return CATEGORIES[best];
    }

    double confidence(Category category) {
        return confidence[category.ordinal()];
    }

    List<String> rules() {
        return rules;
    }

    /** What each rule did, in the order in which they spoke, then what is left for other categories. */
    List<String> explained() {
        List<String> lines = new ArrayList<>();
        for (Spoken one : spoken) {
            lines.add(one.toString());
        }
        Category best = best();
        for (Category category : CATEGORIES) {
            double rest = confidence(category);
            if (category != best && rest >= WORTH_SAYING) {
                lines.add(String.format(Locale.ENGLISH, "< %s %.2f", category, rest));
            }
        }
        return lines;
    }

    private void said(Spoken one) {
        rules.add(one.rule);
        spoken.add(one);
    }
}
