package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall on the labelled columns of public schemas (mode core: soft labels and organisations' contact data
 * count neither way; probable counts as found). Prints the table by language, for the schemas that were looked at while
 * the dictionaries were made and for those held back; the floors lie a little under what was reached.
 */
class TaggingQualityTest {
    @Test
    void qualityByNameAndTypeDoesNotFall() throws IOException {
        Map<String, Score> scores = measure(false);

        scores.get("en").atLeast("en", 0.93, 0.81);
        scores.get("zh").atLeast("zh", 0.94, 0.87);
        scores.get("all").atLeast("all", 0.94, 0.86);
        scores.get("all held back").atLeast("all held back", 0.92, 0.79);
        scores.get("all").trapsAtMost("all", 0.04);
    }

    @Test
    void qualityWithRemarksDoesNotFall() throws IOException {
        Map<String, Score> scores = measure(true);

        scores.get("zh").atLeast("zh", 0.95, 0.90);
        scores.get("all").atLeast("all", 0.95, 0.87);
        scores.get("all").trapsAtMost("all", 0.04);
    }

    private static Map<String, Score> measure(boolean remarks) throws IOException {
        List<LabelledColumns.Row> rows = LabelledColumns.tagged(remarks);
        Map<String, Boolean> heldBack = LabelledColumns.heldBack(rows);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (LabelledColumns.Row row : rows) {
            String part = heldBack.get(row.schema) ? " held back" : " looked at";
            for (String group : new String[] {"all", "all" + part, row.language, row.language + part}) {
                scores.computeIfAbsent(group, k -> new Score()).add(row);
            }
        }
        System.out.println("Tagging quality, mode core, " + (remarks ? "with" : "without") + " remarks");
        scores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> System.out.println(String.format("%-16s %s", e.getKey(), e.getValue())));
        return scores;
    }

    private static final class Score {
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
                rightCategory += row.tag.category() == row.label ? 1 : 0;
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
                    "precision %.3f recall %.3f F1 %.3f, right category %.2f of the found; %d found, %d missed, %d"
                            + " false, %d of %d traps",
                    precision(),
                    recall(),
                    f1(),
                    rightCategory / (double) Math.max(1, found),
                    found,
                    missed,
                    falsePositives,
                    trapped,
                    traps);
        }
    }
}
