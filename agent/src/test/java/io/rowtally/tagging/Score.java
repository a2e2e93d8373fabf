package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Precision and recall over labelled columns in mode core: soft labels and organisations' contact data count neither
 * way, probable counts as found, and any category of personal data is right.
 */
final class Score {
    private int found;
    private int rightCategory;
    private int missed;
    private int falsePositives;
    private int traps;
    private int trapped;

    void add(LabelledColumns.Row row) {
        if (row.positive()) {
            found += row.found() ? 1 : 0;
            missed += row.found() ? 0 : 1;
            rightCategory += row.found() && row.tag.category() == row.label ? 1 : 0;
        } else if (row.negative()) {
            falsePositives += row.found() ? 1 : 0;
            traps += row.note.equals("trap") ? 1 : 0;
            trapped += row.note.equals("trap") && row.found() ? 1 : 0;
        }
    }

    double precision() {
        return found / (double) Math.max(1, found + falsePositives);
    }

    double recall() {
        return found / (double) Math.max(1, found + missed);
    }

    double f1() {
        return 2 * precision() * recall() / Math.max(1e-9, precision() + recall());
    }

    void atLeast(String group, double precision, double f1) {
        assertTrue(precision() >= precision && f1() >= f1, group + ": " + this);
    }

    void trapsAtMost(String group, double share) {
        assertTrue(trapped <= share * traps, group + ": " + this);
    }

    @Override
    public String toString() {
        return String.format(
                "precision %.3f recall %.3f F1 %.3f | found %d (category right %.2f), missed %d, false %d, traps %d of %d",
                precision(),
                recall(),
                f1(),
                found,
                rightCategory / (double) Math.max(1, found),
                missed,
                falsePositives,
                trapped,
                traps);
    }
}
