package io.rowtally.tagging.lineage;

/** Tells an expression that is true or false, which delivers no value of what it looks at. Stateless; any thread. */
final class Truth {
    private Truth() {}

    /** Whether the whole is true or false: an operator of truth at its own level. */
    static boolean is(SqlTokens tokens, int from, int to) {
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "from") || tokens.word(i, "select")) {
                return false;
            }
            if (operator(tokens, i, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it compares with a constant for equality, as a translation of codes does. */
    static boolean equality(SqlTokens tokens, int from, int to) {
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.symbol(i, "=") && (constant(tokens, i + 1, to) || constant(tokens, i - 1, to))) {
                return true;
            }
            if (tokens.word(i, "in") && tokens.opens(i + 1) && constant(tokens, i + 2, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean constant(SqlTokens tokens, int i, int to) {
        return i < to && tokens.constant(i);
    }

    private static boolean operator(SqlTokens tokens, int i, int from, int to) {
        if (tokens.unquoted(i)) {
            if (tokens.symbol(i - 1, ".") || tokens.symbol(i + 1, ".")) {
                return false;
            }
            String word = tokens.lower(i);
            boolean postfix = i > from && !tokens.opens(i + 1) && (word.equals("isnull") || word.equals("notnull"));
            return postfix || SqlWords.TRUTH_WORDS.contains(word);
        }
        if (tokens.symbol(i, "=")) {
            // := assigns, => names an argument
            return !tokens.symbol(i - 1, ":") && !tokens.symbol(i + 1, ">");
        }
        if (tokens.symbol(i, ">")) {
            // -> ->> #> #>> look into a document
            boolean arrow = i > from
                    && (tokens.symbol(i - 1, "-")
                            || tokens.symbol(i - 1, ">")
                            || tokens.symbol(i - 1, "=")
                            || tokens.symbol(i - 1, "#"));
            return !arrow && !tokens.symbol(i + 1, ">");
        }
        if (tokens.symbol(i, "&")) {
            return tokens.symbol(i + 1, "&");
        }
        if (tokens.symbol(i, "~")) {
            return i > from;
        }
        return tokens.symbol(i, "<") || tokens.symbol(i, "?") && asks(tokens, i, from, to);
    }

    /** PostgreSQL's {@code document ? 'key'}, where a bind cannot stand. */
    private static boolean asks(SqlTokens tokens, int i, int from, int to) {
        boolean behind = i > from && (tokens.identifier(i - 1) || tokens.symbol(i - 1, ")"));
        boolean before =
                i + 1 < to && (tokens.constant(i + 1) || tokens.symbol(i + 1, "|") || tokens.symbol(i + 1, "&"));
        boolean word = tokens.unquoted(i - 1)
                && (SqlWords.NO_COLUMN.contains(tokens.lower(i - 1))
                        || SqlWords.LITERAL_TYPES.contains(tokens.lower(i - 1)));
        return behind && before && !word;
    }
}
