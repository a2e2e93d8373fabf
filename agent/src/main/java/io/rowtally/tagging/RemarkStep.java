package io.rowtally.tagging;

/** The column's comment in the database, read as a name: it can speak for a code, and against a homograph. */
final class RemarkStep implements Step {
    /** A remark often names the thing although the column is a key or a count of it. */
    private static final double OVER_A_STATEMENT = 0.85;

    private static final double OVER_A_SWITCH = 0.3;
    private static final double AGAINST = 0.3;

    @Override
    public void apply(Subject subject, TableContext context) {
        NameReading remark = subject.remark;
        if (remark == null) {
            return;
        }
        Evidence evidence = subject.evidence;
        Category named = evidence.best();
        if (subject.contradicted() && named.pii() && evidence.confidence(named) < 0.97) {
            boolean ambiguous = subject.name.weight < ColumnTag.TAGGED;
            if (ambiguous || remark.gated || named == Category.PERSON_NAME) {
                evidence.gate(ambiguous ? AGAINST : 0.5, "remark:against");
            }
        }
        if (remark.category == Category.NONE) {
            return;
        }
        if (!remark.gated && remark.category != subject.name.category && remark.confidence() >= ColumnTag.TAGGED) {
            evidence.gate(0.5, "remark:other-category");
        }
        Evidence said = new Evidence();
        said.supports(remark, "remark:");
        double weight = remark.confidence();
        if (subject.name.flag) {
            weight *= OVER_A_SWITCH;
        } else if (subject.name.gated) {
            weight *= OVER_A_STATEMENT;
        }
        // two open questions about the same word are not two answers
        boolean both =
                remark.category == named && weight < ColumnTag.TAGGED && evidence.confidence(named) < ColumnTag.TAGGED;
        if (!both) {
            evidence.supports(remark.category, weight, said.rules().get(0));
        } else {
            evidence.atLeast(remark.category, weight, said.rules().get(0));
        }
    }
}
