package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Collects the columns whose values an expression can deliver: the union over its parts, without conditions and
 * without functions that cannot carry a value. Every token is looked at once per level of parentheses around it.
 */
final class Expression {
    private final QueryParser parser;
    private final SqlTokens tokens;
    private final Scope scope;
    private final Map<String, Query> ctes;

    Expression(QueryParser parser, Scope scope, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.scope = scope;
        this.ctes = ctes;
    }

    Origin origin(int from, int to) {
        List<Origin> parts = new ArrayList<>();
        collect(from, to, parts);
        return parts.isEmpty() ? Origin.NO_VALUE : Origin.expression(parts);
    }

    /**
     * The inside of a parenthesis: a subquery, or arguments, taken one by one because a condition among them delivers
     * nothing.
     */
    private void arguments(int from, int to, List<Origin> parts) {
        if (tokens.word(from, "select") || tokens.word(from, "with")) {
            subquery(from, to, parts);
            return;
        }
        int start = from;
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.symbol(i, ",")) {
                collect(start, i, parts);
                start = i + 1;
            }
        }
        collect(start, to, parts);
    }

    private void collect(int from, int to, List<Origin> parts) {
        if (from >= to || condition(from, to)) {
            return;
        }
        int i = from;
        while (i < to) {
            if (tokens.opens(i)) {
                arguments(i + 1, tokens.closing(i), parts);
                i = tokens.next(i);
            } else if (tokens.word(i, "case")) {
                i = afterCondition(i + 1, to);
            } else if (tokens.word(i, "when")) {
                i = afterCondition(i, to);
            } else if (tokens.word(i, "as")) {
                return;
            } else if (tokens.symbol(i, ":")) {
                // a cast's type, or a bind's name
                i = tokens.symbol(i + 1, ":") ? i + 3 : i + 2;
            } else if (tokens.word(i, "over") && i + 1 < to) {
                i = tokens.next(i + 1);
            } else if (tokens.identifier(i)) {
                i = name(i, to, parts);
            } else {
                i++;
            }
        }
    }

    /** From CASE or WHEN to behind its THEN; a simple CASE's operand and the conditions deliver nothing. */
    private int afterCondition(int from, int to) {
        int nested = 0;
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "case")) {
                nested++;
            } else if (tokens.word(i, "end")) {
                nested--;
            } else if (nested == 0 && tokens.word(i, "then")) {
                return i + 1;
            }
        }
        return to;
    }

    /** Whether the whole is true or false: an operator of truth at its own level, outside CASE. */
    private boolean condition(int from, int to) {
        int cases = 0;
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "case")) {
                cases++;
            } else if (tokens.word(i, "end")) {
                cases--;
            } else if (cases == 0 && tokens.word(i, "from") || tokens.word(i, "select")) {
                return false;
            } else if (cases == 0 && truth(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean truth(int i) {
        if (tokens.unquoted(i) && SqlWords.TRUTH_WORDS.contains(tokens.lower(i))) {
            return true;
        }
        boolean named = tokens.symbol(i, "=") && tokens.symbol(i + 1, ">");
        boolean arrow = tokens.symbol(i, ">")
                && i > 0
                && (tokens.symbol(i - 1, "-") || tokens.symbol(i - 1, ">") || tokens.symbol(i - 1, "="));
        return !named
                && !arrow
                && (tokens.symbol(i, "=") || tokens.symbol(i, "<") || tokens.symbol(i, ">") && !arrowFollows(i));
    }

    /** The first character of PostgreSQL's ->> and #>>. */
    private boolean arrowFollows(int i) {
        return tokens.symbol(i + 1, ">");
    }

    private int name(int from, int to, List<Origin> parts) {
        int end = from + 1;
        while (end + 1 < to && tokens.symbol(end, ".") && tokens.identifier(end + 1)) {
            end += 2;
        }
        if (end < to && tokens.opens(end)) {
            boolean blind = tokens.unquoted(end - 1) && SqlWords.BLIND.contains(tokens.lower(end - 1));
            if (!blind) {
                int before = parts.size();
                arguments(end + 1, tokens.closing(end), parts);
                if (parts.size() == before) {
                    parts.add(Origin.UNKNOWN);
                }
            }
            return tokens.next(end);
        }
        boolean single = end - from == 1;
        boolean keyword = single && tokens.unquoted(from) && SqlWords.NO_COLUMN.contains(tokens.lower(from));
        if (!keyword && !tokens.text(from).startsWith("@")) {
            String column = tokens.lower(end - 1);
            parts.add(single ? scope.unqualified(column) : scope.qualified(tokens.lower(end - 3), column));
        }
        return end;
    }

    private void subquery(int from, int to, List<Origin> parts) {
        Query query = parser.query(from, to, scope, ctes);
        if (query == null) {
            parts.add(Origin.UNKNOWN);
            return;
        }
        List<Origin> first = query.origins(Collections.singletonList(""));
        parts.add(first == null ? Origin.UNKNOWN : first.get(0));
    }
}
