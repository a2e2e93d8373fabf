package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns whose values an expression can deliver: the union over its parts, without conditions and
 * without functions that cannot carry a value. Every token is looked at a few times per level of parentheses and CASE
 * around it.
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
        collect(from, to, false, parts);
        return Origin.expression(parts);
    }

    /** What the function that is named by the tokens from..open is made of, with its arguments behind. */
    Origin call(int from, int open) {
        List<Origin> parts = new ArrayList<>();
        call(from, open, parts);
        return Origin.expression(parts);
    }

    /** The column that the tokens from..end name, {@code a.b.c}; null where they name none. */
    @Nullable
    Origin column(int from, int end) {
        String column = tokens.lower(end - 1);
        boolean unquoted = tokens.unquoted(end - 1);
        if (end - from == 1) {
            if (unquoted && (column.startsWith("@") || column.startsWith("$"))) {
                // a variable may hold anything, one of the server's or a bind nothing of a table
                return column.startsWith("@") && !column.startsWith("@@") ? Origin.UNKNOWN : null;
            }
            return scope.unqualified(column);
        }
        if (unquoted && (column.equals("nextval") || column.equals("currval"))
                || tokens.text(from).startsWith("@@")) {
            return null;
        }
        Source source = scope.source(tokens.lower(end - 3));
        if (source != null) {
            return source.column(column);
        }
        // a document's or an object's field: alias.column.field
        Source first = end - from > 3 ? scope.source(tokens.lower(from)) : null;
        return first == null ? Origin.unplaced(column) : Origin.made(first.column(tokens.lower(from + 2)), column);
    }

    /** The inside of a parenthesis: a subquery, or arguments. */
    private void inside(int from, int to, List<Origin> parts) {
        if (tokens.word(from, "select") || tokens.word(from, "with")) {
            subquery(from, to, parts);
            return;
        }
        for (int[] argument : arguments(from, to)) {
            collect(argument[0], argument[1], true, parts);
        }
    }

    /** Each argument, taken one by one because a condition among them delivers nothing; without ORDER BY and the like. */
    private List<int[]> arguments(int from, int to) {
        List<int[]> arguments = new ArrayList<>();
        int start = from;
        int i = from;
        for (; i < to && !endsArguments(i); i = tokens.next(i)) {
            if (tokens.symbol(i, ",")) {
                arguments.add(new int[] {start, i});
                start = i + 1;
            }
        }
        arguments.add(new int[] {start, Math.min(i, to)});
        return arguments;
    }

    private boolean endsArguments(int i) {
        if (!tokens.unquoted(i)) {
            return false;
        }
        switch (tokens.lower(i)) {
            case "order":
                return tokens.word(i + 1, "by");
            case "columns":
                return tokens.opens(i + 1) || tokens.identifier(i + 1);
            case "on":
                return tokens.word(i + 1, "overflow") || tokens.word(i + 1, "error") || tokens.word(i + 1, "empty");
            case "returning":
                return tokens.identifier(i + 1);
            default:
                return false;
        }
    }

    /** @param nested within parentheses, where a word right before another word or a constant is no column */
    private void collect(int from, int to, boolean nested, List<Origin> parts) {
        if (from >= to || Truth.is(tokens, from, to)) {
            return;
        }
        int i = from;
        while (i < to) {
            if (tokens.opens(i)) {
                inside(i + 1, tokens.closing(i), parts);
                i = tokens.next(i);
            } else if (tokens.symbol(i, "[") && tokens.next(i) > i + 1) {
                if (tokens.word(i - 1, "array")) {
                    inside(i + 1, tokens.closing(i), parts);
                }
                i = tokens.next(i);
            } else if (tokens.symbol(i, ".")) {
                // a field of what stands before
                i += 2;
            } else if (tokens.symbol(i, "{")) {
                i += tokens.identifier(i + 1) ? 2 : 1;
            } else if (tokens.symbol(i, ":")) {
                i = colon(i);
            } else if (tokens.word(i, "as")) {
                return;
            } else if (tokens.identifier(i)) {
                i = word(i, to, nested, parts);
            } else {
                i++;
            }
        }
    }

    /** A cast's type, an assignment, the middle of JSON's pair, or a bind's name. */
    private int colon(int i) {
        if (tokens.symbol(i + 1, ":")) {
            return i + 3;
        }
        return tokens.constant(i - 1) || tokens.symbol(i + 1, "=") ? i + 1 : i + 2;
    }

    private int word(int i, int to, boolean nested, List<Origin> parts) {
        if (tokens.unquoted(i) && !tokens.symbol(i + 1, ".")) {
            switch (tokens.lower(i)) {
                case "case":
                    if (tokens.next(i) > i + 1 && tokens.closing(i) < to) {
                        new CaseExpression(tokens, i + 1, tokens.closing(i)).collect(this::part, parts);
                        return tokens.next(i);
                    }
                    return i + 1;
                case "within":
                    return tokens.word(i + 1, "group") && tokens.opens(i + 2) ? tokens.next(i + 2) : i + 1;
                case "over":
                    return i + 1 < to ? tokens.next(i + 1) : to;
                case "keep":
                case "filter":
                    if (tokens.opens(i + 1)) {
                        return tokens.next(i + 1);
                    }
                    break;
                case "collate":
                case "using":
                    return Math.max(tokens.chain(i + 1, to), i + 1);
                case "current":
                    if (tokens.unquoted(i + 1) && SqlWords.REGISTERS.contains(tokens.lower(i + 1))) {
                        return i + 2;
                    }
                    break;
                default:
                    break;
            }
        }
        return name(i, to, nested, parts);
    }

    private void part(int[] range, List<Origin> parts) {
        collect(range[0], range[1], true, parts);
    }

    private int name(int from, int to, boolean nested, List<Origin> parts) {
        int end = tokens.chain(from, to);
        if (end < to && tokens.opens(end)) {
            call(from, end, parts);
            return tokens.next(end);
        }
        boolean single = end - from == 1 && tokens.unquoted(from);
        boolean keyword = single && (SqlWords.NO_COLUMN.contains(tokens.lower(from)) || introduces(from, to, nested));
        Origin column = keyword ? null : column(from, end);
        if (column != null) {
            parts.add(column);
        }
        return end;
    }

    /** Whether a word only says what the next one is: {@code DATE '2026-01-01'}, {@code PASSING doc}. */
    private boolean introduces(int i, int to, boolean nested) {
        if (i + 1 >= to) {
            return false;
        }
        if (tokens.constant(i + 1)) {
            return nested
                    || SqlWords.LITERAL_TYPES.contains(tokens.lower(i))
                    || tokens.text(i).startsWith("_");
        }
        if (!nested || !tokens.identifier(i + 1)) {
            return false;
        }
        String next = tokens.lower(i + 1);
        return !tokens.unquoted(i + 1) || !SqlWords.NO_COLUMN.contains(next) && !SqlWords.LITERAL_TYPES.contains(next);
    }

    private void call(int from, int open, List<Origin> parts) {
        String name = tokens.unquoted(open - 1) ? tokens.lower(open - 1) : "";
        if (SqlWords.BLIND.contains(name)) {
            parts.add(Origin.NO_VALUE);
            return;
        }
        int before = parts.size();
        if (open - from > 3) {
            // a method of a column: alias.column.method(..)
            Source source = scope.source(tokens.lower(from));
            if (source != null) {
                parts.add(source.column(tokens.lower(from + 2)));
            }
        }
        int start = open + 1;
        int close = tokens.closing(open);
        if (tokens.word(start, "select") || tokens.word(start, "with")) {
            subquery(start, close, parts);
            return;
        }
        if (name.equals("extract") && tokens.word(start + 1, "from")) {
            start += 2;
        }
        List<int[]> arguments = arguments(start, close);
        for (int[] argument : Calls.carried(tokens, name, arguments)) {
            collect(argument[0], argument[1], true, parts);
        }
        if (parts.size() == before) {
            boolean constant = SqlWords.PURE.contains(name) && !Calls.translates(tokens, name, arguments);
            parts.add(constant ? Origin.NO_VALUE : Origin.UNKNOWN);
        }
    }

    private void subquery(int from, int to, List<Origin> parts) {
        Query query = parser.query(from, to, scope, ctes);
        List<Origin> first = query == null ? null : query.origins(Collections.singletonList(""));
        parts.add(first == null ? Origin.UNKNOWN : Origin.expression(Arrays.asList(first.get(0))));
    }
}
