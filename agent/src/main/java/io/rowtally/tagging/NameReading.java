package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a name says by itself, before its table is looked at: a category with evidence, the gates that weigh on it, and
 * whether the table may still raise it. Immutable, so that readings can be cached.
 */
final class NameReading {
    static final NameReading SILENT =
            new NameReading(Category.NONE, 0, 1, false, false, Modifier.NONE, Collections.<Spoken>emptyList());

    /** The word nearest to the head that says whose it is. */
    enum Modifier {
        NONE,
        PERSON,
        ORG,
        THING,
        EVENT,
        UNKNOWN
    }

    final Category category;
    /** Evidence 0..1 for the category, before gates. */
    final double weight;
    /** Product of the gates, 0..1. */
    final double gate;
    /** The name is a statement about a thing (id, type, time), not the thing. */
    final boolean gated;
    /** The name begins with a switch such as {@code is_}. */
    final boolean flag;

    final Modifier modifier;
    final List<Spoken> spoken;
    /** Ids of the rules that spoke, in their order. */
    final List<String> rules;

    NameReading(
            Category category,
            double weight,
            double gate,
            boolean gated,
            boolean flag,
            Modifier modifier,
            List<Spoken> spoken) {
        this.category = category;
        this.weight = weight;
        this.gate = gate;
        this.gated = gated;
        this.flag = flag;
        this.modifier = modifier;
        this.spoken = Collections.unmodifiableList(new ArrayList<>(spoken));
        List<String> ids = new ArrayList<>(spoken.size());
        for (Spoken rule : spoken) {
            ids.add(rule.rule);
        }
        this.rules = Collections.unmodifiableList(ids);
    }

    /** Confidence 0..1 of the name alone. */
    double confidence() {
        return weight * gate;
    }

    /** Whether a table of persons may turn it into a sure one. */
    boolean raisable() {
        return !gated
                && confidence() >= 0.28
                && confidence() < ColumnTag.TAGGED
                && (modifier == Modifier.NONE || modifier == Modifier.PERSON || modifier == Modifier.EVENT);
    }

    /** Describes a person by itself, without a role in front that would make it somebody beside the row's subject. */
    boolean plainAndSure() {
        return category.pii() && confidence() >= ColumnTag.TAGGED && modifier == Modifier.NONE;
    }
}
