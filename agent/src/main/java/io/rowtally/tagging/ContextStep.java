package io.rowtally.tagging;

import java.util.EnumSet;
import java.util.Set;

/** What the table is decides about names that mean a person's here and a thing's elsewhere. */
final class ContextStep implements Step {
    private static final double RAISED = 0.75;
    private static final double OF_A_THING = 0.7;
    private static final Set<Category> TRACES =
            EnumSet.of(Category.IP_ADDRESS, Category.DEVICE_ID, Category.GEO_LOCATION);
    private static final Set<Category> OF_ACCOUNTS = EnumSet.of(Category.USERNAME, Category.CREDENTIAL);

    @Override
    public void apply(Subject subject, TableContext context) {
        Evidence evidence = subject.evidence;
        Category best = evidence.best();
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
}
