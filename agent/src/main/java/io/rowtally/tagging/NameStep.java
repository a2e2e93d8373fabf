package io.rowtally.tagging;

/** The column's name by the dictionaries, with the gates found in it. */
final class NameStep implements Step {
    @Override
    public void apply(Subject subject, TableContext context) {
        subject.evidence.supports(subject.name, "");
    }
}
