package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks the detectors as of a fixed day, by rule. */
final class Detected {
    static final ValueDetectors DETECTORS = new ValueDetectors(LocalDate.of(2026, 11, 28));

    private Detected() {}

    static Detector detector(String rule) {
        for (Detector detector : DETECTORS.all()) {
            if (detector.rule().equals("value:" + rule)) {
                return detector;
            }
        }
        throw new IllegalArgumentException("no detector " + rule);
    }

    static List<String> rules(CharSequence value) {
        List<String> rules = new ArrayList<>();
        for (Detector detector : DETECTORS.accepting(value)) {
            rules.add(detector.rule().substring("value:".length()));
        }
        return rules;
    }

    static boolean personal(CharSequence value) {
        Set<Category> categories = DETECTORS.categories(value);
        return categories.stream().anyMatch(Category::pii);
    }
}
