package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one select list: plain columns, stars, expressions, and the names under which they are delivered. */
final class SelectList {
    /** Longer lists keep their stars. */
    private static final int MAX_EXPANDED = 2_000;

    private final SqlTokens tokens;
    private final Scope scope;
    private final Expression expression;

    SelectList(QueryParser parser, Scope scope, Map<String, Query> ctes) {
        this.tokens = parser.tokens();
        this.scope = scope;
        this.expression = new Expression(parser, scope, ctes);
    }

    /** The items in tokens from..to; null where one is empty. */
    @Nullable
    List<Query.Item> read(int from, int to) {
        List<Query.Item> items = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i = i == to ? to + 1 : tokens.next(i)) {
            if (i == to || tokens.symbol(i, ",")) {
                if (start >= i) {
                    return null;
                }
                add(item(start, i), items);
                start = i + 1;
            }
        }
        return items;
    }

    /** Adds an item, or in place of a star over what is named in the text the columns themselves. */
    private void add(Query.Item item, List<Query.Item> items) {
        if (item.star == null || scope.merges() || !complete(item.star)) {
            items.add(item);
            return;
        }
        List<Query.Item> columns = new ArrayList<>();
        for (Source source : item.star) {
            if (source.query != null) {
                columns.addAll(source.query.columns());
            }
        }
        if (items.size() + columns.size() <= MAX_EXPANDED && scope.budget().spend(columns.size())) {
            items.addAll(columns);
        } else {
            items.add(item);
        }
    }

    private static boolean complete(List<Source> sources) {
        boolean complete = !sources.isEmpty();
        for (Source source : sources) {
            complete &= source.complete();
        }
        return complete;
    }

    private Query.Item item(int from, int to) {
        if (tokens.symbol(from, "*")) {
            return Query.Item.star(scope.sources());
        }
        if (tokens.identifier(from) && tokens.symbol(from + 1, "=") && from + 2 < to) {
            // SQL Server's way to name a column
            return Query.Item.column(tokens.lower(from), value(from + 2, to));
        }
        int end = tokens.chain(from, to);
        if (end > from && end + 1 < to && tokens.symbol(end, ".") && tokens.symbol(end + 1, "*")) {
            Source source = scope.source(tokens.lower(end - 1));
            return Query.Item.star(Collections.singletonList(source == null ? Source.opaque(null) : source));
        }
        int alias = alias(from, to);
        int valueEnd = alias < 0 ? to : tokens.word(alias - 1, "as") ? alias - 1 : alias;
        String name = null;
        if (alias >= 0) {
            name = tokens.identifier(alias) ? tokens.lower(alias) : null;
        } else if (end == to) {
            name = tokens.lower(end - 1);
        }
        return Query.Item.column(name, value(from, valueEnd));
    }

    /** A column itself, with or without parentheses around it, else what an expression delivers. */
    private Origin value(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && tokens.opens(start) && tokens.closing(start) == end - 1) {
            start++;
            end--;
        }
        if (end > start && tokens.chain(start, end) == end && column(start, end)) {
            Origin column = expression.column(start, end);
            return column == null ? Origin.NO_VALUE : column;
        }
        return expression.origin(from, to);
    }

    private boolean column(int from, int end) {
        return !(end - from == 1 && tokens.unquoted(from) && SqlWords.NOT_A_COLUMN_ITEM.contains(tokens.lower(from)));
    }

    /** The token that is the item's alias, -1 where it has none. */
    private int alias(int from, int to) {
        int last = to - 1;
        if (last <= from || !tokens.identifier(last) && !tokens.constant(last)) {
            return -1;
        }
        if (tokens.word(last - 1, "as")) {
            return last;
        }
        if (!value(last - 1)) {
            return -1;
        }
        if (tokens.constant(last)) {
            return introduces(last - 1) ? -1 : last;
        }
        boolean word = tokens.unquoted(last);
        if (word && SqlWords.NO_COLUMN.contains(tokens.lower(last)) && !SqlWords.VALUES.contains(tokens.lower(last))) {
            return -1;
        }
        boolean truth = tokens.word(last, "isnull") || tokens.word(last, "notnull");
        boolean register = word && tokens.word(last - 1, "current") && SqlWords.REGISTERS.contains(tokens.lower(last));
        return truth || register ? -1 : last;
    }

    /** Whether an expression can end at token i. */
    private boolean value(int i) {
        if (tokens.symbol(i, ")") || tokens.symbol(i, "]") || tokens.symbol(i, "}") || tokens.constant(i)) {
            return true;
        }
        if (!tokens.unquoted(i)) {
            return tokens.identifier(i);
        }
        String word = tokens.lower(i);
        boolean ends = SqlWords.TYPE_ENDS.contains(word) || tokens.constant(i - 1) && SqlWords.UNITS.contains(word);
        return ends || word.equals("end") || !SqlWords.NO_COLUMN.contains(word) || SqlWords.VALUES.contains(word);
    }

    /** Whether the word at i says what kind of literal follows. */
    private boolean introduces(int i) {
        return tokens.unquoted(i)
                && (SqlWords.LITERAL_TYPES.contains(tokens.lower(i))
                        || tokens.text(i).startsWith("_"));
    }
}
