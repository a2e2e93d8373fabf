package io.rowtally.tagging;

import io.rowtally.tagging.value.ValueEvidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the application has read of the column. Check digits prove a column whatever its name; a mere form confirms what the name
 * says; values that nobody can read make a name's verdict doubtful.
 */
final class ValueStep implements Step {
    private static final double PROOF = 0.95;
    private static final double CONFIRMED = 0.6;
    private static final double SOMETHING_ELSE = 0.3;
    private static final double MIXED = 0.85;
    /** What the name has to say of a category, 0..1, for a mere form to confirm it. */
    private static final double NAMED = 0.28;
    /** What is written in the clear where it is written at all. */
    private static final Set<Category> READABLE = EnumSet.of(
            Category.PERSON_NAME,
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.SOCIAL_INSURANCE,
            Category.PHONE,
            Category.EMAIL,
            Category.POSTAL_ADDRESS,
            Category.BANK_ACCOUNT,
            Category.PAYMENT_CARD);

    @Override
    public void apply(Subject subject, TableContext context) {
        List<ValueEvidence> values = subject.column.values();
        Evidence evidence = subject.evidence;
        if (values.isEmpty() || opaque(values, evidence)) {
            return;
        }
        Category named = evidence.confidence(evidence.best()) < ColumnTag.PROBABLE ? Category.NONE : evidence.best();
        Set<Category> accepted = EnumSet.noneOf(Category.class);
        for (ValueEvidence value : values) {
            Category category = value.category();
            boolean telling = !value.isMixed() && category != Category.NONE && !accepted.contains(category);
            if (telling && value.accepted(evidence.confidence(category) >= NAMED)) {
                accept(value, evidence);
                accepted.add(category);
            }
        }
        if (accepted.isEmpty() && evidence.confidence(evidence.best()) < ColumnTag.PROBABLE) {
            for (ValueEvidence value : values) {
                if (value.isMixed()) {
                    evidence.atLeast(value.category(), MIXED, value.toString());
                }
            }
        }
        subject.byValues = evidence.best() == named ? Category.NONE : evidence.best();
    }

    private static boolean opaque(List<ValueEvidence> values, Evidence evidence) {
        Category named = evidence.best();
        for (ValueEvidence value : values) {
            if (value.isMasked()) {
                evidence.says(value.toString());
                return true;
            }
            if (value.isUnreadable() && READABLE.contains(named)) {
                evidence.gate(SOMETHING_ELSE, value.toString());
                return true;
            }
        }
        return false;
    }

    private static void accept(ValueEvidence value, Evidence evidence) {
        Category category = value.category();
        if (!value.checksummed()) {
            evidence.supports(category, CONFIRMED * value.weight(), value.toString());
            return;
        }
        if (evidence.best() != category) {
            evidence.gate(SOMETHING_ELSE, value.toString());
        }
        evidence.atLeast(category, PROOF * value.weight(), value.toString());
    }
}
