package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one select list: plain columns, stars, expressions, and the names under which they are delivered. */
final class SelectList {
    private final QueryParser parser;
    private final SqlTokens tokens;
    private final Scope scope;
    private final Map<String, Query> ctes;

    SelectList(QueryParser parser, Scope scope, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.scope = scope;
        this.ctes = ctes;
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
                items.add(item(start, i));
                start = i + 1;
            }
        }
        return items;
    }

    private Query.Item item(int from, int to) {
        if (tokens.symbol(from, "*")) {
            return Query.Item.star(scope.sources());
        }
        if (tokens.identifier(from) && tokens.symbol(from + 1, "=") && from + 2 < to) {
            // SQL Server's way to name a column
            return Query.Item.column(tokens.lower(from), new Expression(parser, scope, ctes).origin(from + 2, to));
        }
        int end = chain(from, to);
        if (end + 1 < to && tokens.symbol(end, ".") && tokens.symbol(end + 1, "*")) {
            Source source = scope.source(tokens.lower(end - 1));
            List<Source> sources = new ArrayList<>();
            sources.add(source == null ? Source.opaque(null) : source);
            return Query.Item.star(sources);
        }
        int alias = alias(from, to);
        int valueEnd = alias < 0 ? to : tokens.word(alias - 1, "as") ? alias - 1 : alias;
        String name = alias < 0 ? null : tokens.lower(alias);
        if (end == valueEnd && column(from, end)) {
            String column = tokens.lower(end - 1);
            Origin origin =
                    end - from == 1 ? scope.unqualified(column) : scope.qualified(tokens.lower(end - 3), column);
            return Query.Item.column(name == null ? column : name, origin);
        }
        return Query.Item.column(name, new Expression(parser, scope, ctes).origin(from, valueEnd));
    }

    /** The end of {@code name(.name)*} at from. */
    private int chain(int from, int to) {
        if (from >= to || !tokens.identifier(from)) {
            return from;
        }
        int i = from + 1;
        while (i + 1 < to && tokens.symbol(i, ".") && tokens.identifier(i + 1)) {
            i += 2;
        }
        return i;
    }

    private boolean column(int from, int end) {
        return end > from
                && !(end - from == 1
                        && tokens.unquoted(from)
                        && SqlWords.NOT_A_COLUMN_ITEM.contains(tokens.lower(from)));
    }

    /** The token that is the item's alias, -1 where it has none. */
    private int alias(int from, int to) {
        int last = to - 1;
        if (last <= from || !tokens.identifier(last) && !tokens.literal(last)) {
            return -1;
        }
        if (tokens.word(last - 1, "as")) {
            return last;
        }
        if (tokens.literal(last) || tokens.unquoted(last) && SqlWords.NO_COLUMN.contains(tokens.lower(last))) {
            return -1;
        }
        boolean value = tokens.symbol(last - 1, ")")
                || tokens.symbol(last - 1, "]")
                || tokens.literal(last - 1)
                || tokens.word(last - 1, "end")
                || tokens.identifier(last - 1) && !(tokens.unquoted(last - 1) && operator(tokens.lower(last - 1)));
        return value ? last : -1;
    }

    private static boolean operator(String word) {
        return SqlWords.NO_COLUMN.contains(word) && !word.startsWith("current_") && !word.equals("null");
    }
}
