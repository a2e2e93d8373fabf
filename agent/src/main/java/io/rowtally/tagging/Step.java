package io.rowtally.tagging;

/** One source of evidence. Steps are stateless and run in a fixed order, each over one column of a table. */
interface Step {
    void apply(Subject subject, TableContext context);
}
