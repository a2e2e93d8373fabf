package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a CASE delivers: its results, and where it translates one value into another also that value. Confined to one
 * call.
 */
final class CaseExpression {
    private final SqlTokens tokens;
    private final int[] operand;
    private final List<int[]> conditions = new ArrayList<>();
    private final List<int[]> results = new ArrayList<>();

    /** Of the tokens between CASE and END. */
    CaseExpression(SqlTokens tokens, int from, int to) {
        this.tokens = tokens;
        int when = next(from, to, "when", "when");
        operand = new int[] {from, when};
        int i = when;
        while (i < to) {
            if (tokens.word(i, "else")) {
                results.add(new int[] {i + 1, to});
                return;
            }
            int then = next(i, to, "then", "then");
            int end = next(then, to, "when", "else");
            conditions.add(new int[] {i + 1, then});
            if (then < to) {
                results.add(new int[] {then + 1, end});
            }
            i = end;
        }
    }

    private int next(int from, int to, String word, String other) {
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, word) || tokens.word(i, other)) {
                return i;
            }
        }
        return to;
    }

    /** Hands each part that can carry a value to the collector, which adds its origins to parts. */
    void collect(BiConsumer<int[], List<Origin>> collector, List<Origin> parts) {
        List<Origin> found = new ArrayList<>();
        for (int[] result : results) {
            collector.accept(result, found);
        }
        if (operand[0] < operand[1]) {
            collector.accept(operand, found);
        } else if (found.isEmpty() && translates()) {
            // CASE WHEN sex = 1 THEN 'm' ...: the label has to say what it is
            found.add(Origin.UNKNOWN);
        }
        parts.addAll(found);
    }

    private boolean translates() {
        for (int[] condition : conditions) {
            if (Truth.equality(tokens, condition[0], condition[1])) {
                return true;
            }
        }
        return false;
    }
}
