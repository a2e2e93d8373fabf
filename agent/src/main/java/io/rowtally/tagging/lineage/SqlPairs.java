package io.rowtally.tagging.lineage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds what belongs together among tokens: parentheses, subscripts, CASE and its END. One pass; confined to one call. */
final class SqlPairs {
    private final byte[] types;
    private final String[] texts;
    private final int[] partners;
    /** What is open, outermost first: parentheses among whatever else. */
    private final int[] open = new int[3 * SqlTokens.MAX_DEPTH];

    private int depth;
    private int parentheses;
    private int cases;
    private int unpairedCases;

    private SqlPairs(byte[] types, String[] texts) {
        this.types = types;
        this.texts = texts;
        this.partners = new int[types.length];
        Arrays.fill(partners, -1);
    }

    /** The partner of each token, -1 where it has none; null where parentheses do not close or are too deep. */
    static int @Nullable [] of(byte[] types, String[] texts) {
        SqlPairs pairs = new SqlPairs(types, texts);
        return pairs.pair() ? pairs.partners : null;
    }

    private boolean pair() {
        for (int i = 0; i < types.length; i++) {
            String text = texts[i];
            if (types[i] == SqlTokens.SYMBOL && !symbol(i, text.charAt(0))) {
                return false;
            }
            if (types[i] == SqlTokens.WORD) {
                word(i, text);
            }
        }
        return parentheses == 0;
    }

    private boolean symbol(int i, char symbol) {
        if (symbol == '(') {
            return ++parentheses <= SqlTokens.MAX_DEPTH && push(i);
        }
        if (symbol == ')') {
            // a subscript or a CASE that has not closed by now never does
            while (depth > 0 && !top("(")) {
                cases -= top("[") ? 0 : 1;
                depth--;
            }
            parentheses--;
            return depth > 0 && pop(i);
        }
        if (symbol == '[') {
            return depth >= 2 * SqlTokens.MAX_DEPTH || push(i);
        }
        return symbol != ']' || depth == 0 || !top("[") || pop(i);
    }

    private void word(int i, String text) {
        if (text.equalsIgnoreCase("case")) {
            if (cases == SqlTokens.MAX_DEPTH || depth >= 2 * SqlTokens.MAX_DEPTH) {
                unpairedCases++;
            } else {
                cases++;
                push(i);
            }
        } else if (text.equalsIgnoreCase("end")) {
            if (unpairedCases > 0) {
                unpairedCases--;
            } else if (depth > 0 && types[open[depth - 1]] == SqlTokens.WORD) {
                cases--;
                pop(i);
            }
        }
    }

    private boolean push(int i) {
        open[depth++] = i;
        return true;
    }

    private boolean top(String text) {
        return texts[open[depth - 1]].equals(text) && types[open[depth - 1]] == SqlTokens.SYMBOL;
    }

    private boolean pop(int i) {
        int start = open[--depth];
        partners[i] = start;
        partners[start] = i;
        return true;
    }
}
