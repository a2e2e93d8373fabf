package io.rowtally.tagging.lineage;

/**
 * What stands between a table and its alias, or behind it, and changes no column: partitions, samples, hints, points in
 * time. Stateless; any thread.
 */
final class TableSuffix {
    private TableSuffix() {}

    /** The first token at or behind i that is none of it. */
    static int skip(SqlTokens tokens, int i, int to) {
        int at = i;
        while (at < to) {
            int next = one(tokens, at, to);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int one(SqlTokens tokens, int i, int to) {
        if (tokens.opens(i)) {
            return hint(tokens, i + 1) ? tokens.next(i) : i;
        }
        if (!tokens.unquoted(i)) {
            // PostgreSQL's mark of a table with all that inherit from it
            return tokens.symbol(i, "*") ? i + 1 : i;
        }
        switch (tokens.lower(i)) {
            case "partition":
            case "subpartition":
                return parenthesis(tokens, tokens.word(i + 1, "for") || tokens.word(i + 1, "by") ? i + 2 : i + 1, i);
            case "tablesample":
            case "sample":
                return sample(tokens, i);
            case "with":
                return tokens.word(i + 1, "ordinality") ? i + 2 : parenthesis(tokens, i + 1, i);
            case "use":
            case "force":
            case "ignore":
                return index(tokens, i);
            case "final":
                return i + 1;
            case "for":
                return tokens.unquoted(i + 1) && tokens.lower(i + 1).endsWith("_time") ? time(tokens, i + 2, to) : i;
            case "as":
                return tokens.word(i + 1, "of") ? time(tokens, i, to) : i;
            case "versions":
                return tokens.word(i + 1, "between") ? time(tokens, i + 1, to) : i;
            default:
                return i;
        }
    }

    private static boolean hint(SqlTokens tokens, int i) {
        return tokens.unquoted(i) && SqlWords.TABLE_HINTS.contains(tokens.lower(i));
    }

    private static int parenthesis(SqlTokens tokens, int i, int otherwise) {
        return tokens.opens(i) ? tokens.next(i) : otherwise;
    }

    /** {@code TABLESAMPLE SYSTEM (10) REPEATABLE (1)}, {@code SAMPLE BLOCK (10) SEED (1)}, {@code (10 PERCENT)}. */
    private static int sample(SqlTokens tokens, int i) {
        int open = tokens.identifier(i + 1) ? i + 2 : i + 1;
        if (!tokens.opens(open)) {
            return i;
        }
        int end = tokens.next(open);
        return tokens.word(end, "repeatable") || tokens.word(end, "seed") ? parenthesis(tokens, end + 1, end) : end;
    }

    /** {@code USE INDEX FOR JOIN (i1)} */
    private static int index(SqlTokens tokens, int i) {
        if (!tokens.word(i + 1, "index") && !tokens.word(i + 1, "key")) {
            return i;
        }
        int open = i + 2;
        if (tokens.word(open, "for")) {
            open += tokens.word(open + 2, "by") ? 3 : 2;
        }
        return parenthesis(tokens, open, i);
    }

    /** {@code AS OF TIMESTAMP x}, {@code BETWEEN SCN x AND y}, {@code FROM x TO y}, {@code CONTAINED IN (..)}, {@code ALL} */
    private static int time(SqlTokens tokens, int i, int to) {
        if (tokens.word(i, "all")) {
            return i + 1;
        }
        if (tokens.word(i, "contained")) {
            return parenthesis(tokens, i + 2, i + 1);
        }
        int end = moment(tokens, tokens.word(i, "as") ? i + 2 : i + 1, to);
        return tokens.word(end, "and") || tokens.word(end, "to") ? moment(tokens, end + 1, to) : end;
    }

    /** {@code TIMESTAMP '..'}, {@code SYSTIMESTAMP - INTERVAL '10' MINUTE}, {@code :t} */
    private static int moment(SqlTokens tokens, int i, int to) {
        int at = i;
        while (at < to) {
            if (tokens.word(at, "interval")) {
                at += 3;
            } else {
                boolean typed = tokens.word(at, "timestamp") || tokens.word(at, "scn");
                at = operand(tokens, typed ? at + 1 : at, to);
            }
            if (!tokens.symbol(at, "+") && !tokens.symbol(at, "-")) {
                break;
            }
            at++;
        }
        return Math.min(at, to);
    }

    private static int operand(SqlTokens tokens, int i, int to) {
        if (tokens.symbol(i, ":")) {
            return i + 2;
        }
        int end = tokens.chain(i, to);
        if (end == i) {
            return tokens.constant(i) || tokens.opens(i) ? tokens.next(i) : i;
        }
        return end < to && tokens.opens(end) ? tokens.next(end) : end;
    }
}
