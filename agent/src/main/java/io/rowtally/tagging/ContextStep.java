package io.rowtally.tagging;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What the table is decides about names that mean a person's here and a thing's elsewhere. */
final class ContextStep implements Step {
    private static final double RAISED = 0.75;
    private static final double OF_A_THING = 0.7;
    private static final double REACHED = 0.85;
    private static final double OF_A_MACHINE = 0.5;
    private static final double OF_NOBODY = 0.3;
    private static final double PROBABLY = 0.6;
    /** What a table keeps of somebody by role, beside the name. */
    private static final Set<Category> OF_SOMEBODY = EnumSet.of(
            Category.PHONE,
            Category.EMAIL,
            Category.POSTAL_ADDRESS,
            Category.NATIONAL_ID,
            Category.GENDER,
            Category.BIRTH_DATE);
    /** What neither an organisation nor a thing has. */
    private static final Set<Category> ONLY_PERSONS = EnumSet.of(
            Category.NATIONAL_ID,
            Category.GENDER,
            Category.BIRTH_DATE,
            Category.MARITAL,
            Category.ETHNICITY,
            Category.RELIGION);

    private static final Set<Category> WAYS = EnumSet.of(Category.PHONE, Category.EMAIL);
    /** Half of an ambiguous word: an unknown word before it took the other half. */
    private static final double HALF_KNOWN = 0.2;

    /** Not those that name who came: a poster's, a visitor's. */
    private static final Set<String> PLAIN_ADDRESSES =
            new HashSet<>(Arrays.asList("name:en:ip", "name:en:ip address", "name:en:ip addr", "name:en:ipaddr"));

    private static final Set<Category> REACHING =
            EnumSet.of(Category.POSTAL_ADDRESS, Category.PHONE, Category.EMAIL, Category.BANK_ACCOUNT);
    private static final Set<Category> LOCAL = EnumSet.of(Category.POSTAL_ADDRESS, Category.GEO_LOCATION);
    private static final Set<Category> TRACES =
            EnumSet.of(Category.IP_ADDRESS, Category.DEVICE_ID, Category.GEO_LOCATION);
    private static final Set<Category> OF_ACCOUNTS = EnumSet.of(Category.USERNAME, Category.CREDENTIAL);

    @Override
    public void apply(Subject subject, TableContext context) {
        Evidence evidence = subject.evidence;
        Category best = evidence.best();
        if (best == Category.IP_ADDRESS
                && context.kind() == TableKind.THING
                && !context.touchesPersons()
                && subject.name.modifier == NameReading.Modifier.NONE
                && PLAIN_ADDRESSES.contains(subject.name.rules.get(0))) {
            evidence.gate(best, OF_A_MACHINE, "context:machine");
            return;
        }
        if (LOCAL.contains(best) && context.places()) {
            evidence.gate(best, OF_NOBODY, "context:table-of-places");
            return;
        }
        if (role(subject) && context.mates().after(subject.column.name(), OF_SOMEBODY)) {
            evidence.atLeast(Category.PERSON_NAME, REACHED, "context:mates");
            return;
        }
        if (halfKnown(subject)) {
            double weight = beside(subject, context);
            if (weight > 0) {
                evidence.atLeast(best, weight, "context:mates");
                return;
            }
        }
        if (REACHING.contains(best)
                && subject.name.modifier == NameReading.Modifier.UNKNOWN
                && !subject.name.gated
                && !subject.contradicted()
                && evidence.confidence(best) >= HALF_KNOWN
                && context.mostlyPersons()) {
            evidence.atLeast(best, PROBABLY, context.personRule());
            return;
        }
        if (!best.pii()
                || !subject.raisable()
                || evidence.confidence(best) >= ColumnTag.TAGGED
                || evidence.confidence(best) < 0.28) {
            return;
        }
        if (OF_ACCOUNTS.contains(best)) {
            if (context.accounts()) {
                evidence.supports(best, RAISED, "context:accounts");
            }
        } else if (best == Category.IP_ADDRESS
                && context.kind() != TableKind.ORG
                && (context.kind() != TableKind.THING || context.touchesPersons())) {
            evidence.supports(best, RAISED, "context:not-a-machine");
        } else if (best == Category.PHONE && context.contactNamed()) {
            evidence.supports(best, RAISED, "context:contact-named");
        } else if (TRACES.contains(best) && context.kind() == TableKind.EVENT) {
            evidence.supports(best, RAISED, "context:event-table");
        } else if (best == Category.HEALTH && context.clinical()) {
            evidence.supports(best, RAISED, "context:clinical");
        } else if (context.aboutPersons()) {
            evidence.supports(best, RAISED, context.personRule());
        } else if (best == Category.PERSON_NAME
                && context.accounts()
                && evidence.confidence(best) >= ColumnTag.PROBABLE) {
            evidence.supports(best, RAISED, "context:accounts");
        } else if (best == Category.PERSON_NAME
                && context.kind() == TableKind.THING
                && subject.name.rules.get(0).endsWith("name")) {
            evidence.gate(best, OF_A_THING, "context:table-of-things");
        }
    }

    /** A name or address with a word before it that nobody knows, or that a thing has as well. */
    private static boolean halfKnown(Subject subject) {
        NameReading name = subject.name;
        return (name.category == Category.PERSON_NAME || name.category == Category.POSTAL_ADDRESS)
                && subject.evidence.best() == name.category
                && !name.gated
                && !name.flag
                && !subject.contradicted()
                && subject.evidence.confidence(name.category) < ColumnTag.PROBABLE
                && (name.modifier == NameReading.Modifier.UNKNOWN
                        || name.modifier == NameReading.Modifier.THING
                        || name.modifier == NameReading.Modifier.EVENT);
    }

    /** What the columns that begin alike say for it; 0 for nothing. */
    private static double beside(Subject subject, TableContext context) {
        String column = subject.column.name();
        if (context.mates().beside(column, ONLY_PERSONS)) {
            return REACHED;
        }
        boolean either = subject.name.modifier != NameReading.Modifier.THING
                && context.kind() != TableKind.ORG
                && context.mates().beside(column, WAYS);
        return either ? PROBABLY : 0;
    }

    /** Somebody by role and nothing else, in a column that can hold a name. */
    private static boolean role(Subject subject) {
        NameReading name = subject.name;
        boolean alone = name.category == Category.NONE
                ? name.modifier == NameReading.Modifier.PERSON && name.rules.isEmpty()
                : name.category == Category.PERSON_NAME && name.raisable();
        return alone && !name.gated && !name.flag && !subject.contradicted() && TypeStep.text(subject.column.sqlType());
    }
}
