package io.rowtally.tagging;

/** A standard code says what its standard says, whatever the letters look like. */
final class CodeStep implements Step {
    private static final double SOMETHING_ELSE = 0.05;

    @Override
    public void apply(Subject subject, TableContext context) {
        Sense code = subject.code;
        if (code == null) {
            return;
        }
        String rule = "code:" + code.id();
        if (subject.evidence.best() != code.category) {
            subject.evidence.gate(SOMETHING_ELSE, rule);
        }
        if (code.category != Category.NONE) {
            subject.evidence.atLeast(code.category, code.weight, rule);
        }
    }
}
