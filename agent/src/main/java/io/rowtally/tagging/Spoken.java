package io.rowtally.tagging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One rule that spoke about a column, and what it did to the confidence. Immutable. */
final class Spoken {
    private static final char ADDED = '+';
    private static final char RAISED_TO = '>';
    private static final char WEIGHED = 'x';

    final String rule;
    private final char effect;
    private final double amount;
    /** What it spoke about; null = whatever was said before. */
    private final @Nullable Category category;

    private Spoken(String rule, char effect, double amount, @Nullable Category category) {
        this.rule = rule;
        this.effect = effect;
        this.amount = amount;
        this.category = category;
    }

    /** Evidence 0..1 that adds to the confidence in a category by noisy-or. */
    static Spoken adds(String rule, double weight, Category category) {
        return new Spoken(rule, ADDED, weight, category);
    }

    /** The confidence in a category becomes this, 0..1, where it is less. */
    static Spoken raises(String rule, double to, Category category) {
        return new Spoken(rule, RAISED_TO, to, category);
    }

    /** A gate: the confidence is multiplied by this, 0..1; in one category, or in all where that is null. */
    static Spoken weighs(String rule, double factor, @Nullable Category category) {
        return new Spoken(rule, WEIGHED, factor, category);
    }

    Spoken called(String otherRule) {
        return new Spoken(otherRule, effect, amount, category);
    }

    /** {@code + name:en:phone 0.90 PHONE}, {@code x gate:suffix-type 0.05}. */
    @Override
    public String toString() {
        String said = effect + " " + rule + String.format(Locale.ENGLISH, " %.2f", amount);
        return category == null ? said : said + " " + category;
    }
}
