package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.List;

/**
 * What the steps have said so far about one column. Positive evidence of a category adds up by noisy-or; a gate weighs
 * on everything that was said before it. Confined to the call that creates it.
 */
final class Evidence {
    private static final Category[] CATEGORIES = Category.values();

    private final double[] confidence = new double[CATEGORIES.length];
    private final List<String> rules = new ArrayList<>();

    void supports(Category category, double weight, String rule) {
        int i = category.ordinal();
        confidence[i] = NameReader.noisyOr(confidence[i], weight);
        rules.add(rule);
    }

    /** For evidence that is not independent of what was said before. */
    void atLeast(Category category, double weight, String rule) {
        int i = category.ordinal();
        confidence[i] = Math.max(confidence[i], weight);
        rules.add(rule);
    }

    void supports(NameReading reading, String prefix) {
        if (reading.category != Category.NONE) {
            int i = reading.category.ordinal();
            confidence[i] = NameReader.noisyOr(confidence[i], reading.confidence());
        }
        for (String rule : reading.rules) {
            rules.add(prefix.isEmpty() ? rule : rule.startsWith("name:") ? prefix + rule.substring(5) : rule);
        }
    }

    void gate(double factor, String rule) {
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] *= factor;
        }
        rules.add(rule);
    }

    void gate(Category category, double factor, String rule) {
        confidence[category.ordinal()] *= factor;
        rules.add(rule);
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
}
