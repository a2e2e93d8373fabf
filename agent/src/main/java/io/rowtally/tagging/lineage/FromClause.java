package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tables, subqueries and aliases of one FROM clause, joins of any dialect included. Confined to one call. */
final class FromClause {
    private static final int MAX_SOURCES = 64;

    private final QueryParser parser;
    private final SqlTokens tokens;
    private final @Nullable Scope outer;
    private final Map<String, Query> ctes;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Origin> merged = new HashMap<>();
    /** Whether the join before the next source can see the sources before it. */
    private boolean lateral;
    /** Whether the last join keeps rows of its right side that have no partner. */
    private boolean keepsRight;

    FromClause(QueryParser parser, @Nullable Scope outer, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.outer = outer;
        this.ctes = ctes;
    }

    /** The scope of a query over tokens from..to, which begin behind FROM and may hold the rest of the query. */
    Scope scope(int from, int to) {
        read(from, to);
        return parser.scope(outer, sources, merged);
    }

    /** The sources in tokens from..to. */
    List<Source> read(int from, int to) {
        boolean expected = true;
        int i = from;
        while (i < to && sources.size() < MAX_SOURCES) {
            if (expected) {
                i = source(i, to);
                expected = false;
                lateral = false;
            } else if (tokens.symbol(i, ",")) {
                expected = true;
                i++;
            } else if (!tokens.unquoted(i)) {
                i = tokens.next(i);
            } else if (ends(i)) {
                break;
            } else {
                String word = tokens.lower(i);
                expected = SqlWords.JOINS.contains(word);
                lateral = word.equals("apply");
                i = other(i, to, word);
            }
        }
        return sources;
    }

    private boolean ends(int i) {
        return SqlWords.AFTER_FROM.contains(tokens.lower(i));
    }

    private int other(int i, int to, String word) {
        if (word.equals("right") || word.equals("full")) {
            keepsRight = true;
        } else if (word.equals("left") || word.equals("inner") || word.equals("cross")) {
            keepsRight = false;
        } else if (word.equals("using") && tokens.opens(i + 1)) {
            merge(i + 2, tokens.closing(i + 1));
            return tokens.next(i + 1);
        } else if ((word.equals("pivot") || word.equals("unpivot")) && !sources.isEmpty()) {
            return pivot(i, to);
        }
        return i + 1;
    }

    /** {@code USING (a, b)}: each is one column from now on, the left one where the join does not keep the right one's rows. */
    private void merge(int from, int to) {
        int size = sources.size();
        for (int i = from; size > 1 && i < to; i++) {
            if (tokens.identifier(i)) {
                String name = tokens.lower(i);
                Origin right = sources.get(size - 1).column(name);
                Origin left = merged.get(name);
                if (left == null) {
                    left = size == 2 ? sources.get(0).column(name) : right;
                }
                merged.put(name, keepsRight ? Origin.either(left, right) : left);
            }
        }
    }

    private int pivot(int i, int to) {
        int open = i + 1;
        while (open < to && tokens.unquoted(open)) {
            open++;
        }
        if (open >= to || !tokens.opens(open)) {
            return i + 1;
        }
        Source turned = sources.remove(sources.size() - 1);
        Query query = new Pivot(parser, turned, ctes).read(tokens.word(i, "pivot"), open + 1, tokens.closing(open));
        return aliased(tokens.next(open), to, null, query);
    }

    private int source(int from, int to) {
        int i = from;
        boolean sees = lateral;
        while (tokens.word(i, "lateral")
                || (tokens.word(i, "only") || tokens.word(i, "outer")) && !aliasFollows(i)
                || tokens.symbol(i, "{")
                || tokens.word(i, "oj") && tokens.symbol(i - 1, "{")) {
            sees |= tokens.word(i, "lateral");
            i++;
        }
        if (tokens.word(i, "table") && tokens.opens(i + 1) && tokens.query(i + 2)) {
            sees = true;
            i++;
        }
        if (i >= to) {
            return to;
        }
        if (tokens.opens(i)) {
            return parenthesis(i, to, sees);
        }
        if (!tokens.identifier(i)) {
            sources.add(Source.opaque(null));
            return tokens.next(i);
        }
        if (tokens.word(i + 1, "table") && tokens.opens(i + 2) && tokens.query(i + 3)) {
            // DB2's FINAL TABLE (INSERT ...)
            Source changed = new WriteStatement(parser, outer, ctes).target(i + 3, tokens.closing(i + 2));
            return aliased(tokens.next(i + 2), to, changed, null);
        }
        return table(i, to);
    }

    private boolean aliasFollows(int i) {
        return !tokens.identifier(i + 1) && !tokens.opens(i + 1);
    }

    private int table(int i, int to) {
        TableName name = TableName.read(tokens, i, to);
        if (name.end < to && tokens.opens(name.end) && TableSuffix.skip(tokens, name.end, to) == name.end) {
            int end = tokens.next(name.end);
            Expression arguments = new Expression(parser, parser.scope(outer, sources, merged), ctes);
            return function(end, to, arguments.call(i, name.end));
        }
        Query cte = name.schema == null ? ctes.get(name.table) : null;
        Source source = cte != null ? Source.query(name.table, cte) : Source.table(null, name.schema, name.table);
        // SQL Server's table variable: nobody knows what it was filled with
        return aliased(name.end, to, name.table.startsWith("@") ? Source.opaque(name.table) : source, null);
    }

    /** A subquery, or joins in parentheses. */
    private int parenthesis(int open, int to, boolean sees) {
        int inside = open + 1;
        int close = tokens.closing(open);
        int first = inside;
        while (first < close && tokens.opens(first)) {
            first++;
        }
        if (tokens.query(first)) {
            Scope around = sees ? parser.scope(outer, new ArrayList<>(sources), merged) : outer;
            Query query = parser.query(inside, close, around, ctes);
            return aliased(close + 1, to, query == null ? Source.opaque(null) : null, query);
        }
        read(inside, close);
        return close + 1;
    }

    /** A function's rows are made of what it is called with. */
    private int function(int from, int to, Origin arguments) {
        int i = TableSuffix.skip(tokens, from, to);
        i = tokens.word(i, "as") ? i + 1 : i;
        String alias = alias(i, to);
        i = alias == null ? i : i + 1;
        List<String> names = columns(i, to);
        List<Query.Item> items = new ArrayList<>();
        for (String name : names) {
            items.add(Query.Item.column(name, Origin.made(arguments, name)));
        }
        if (names.isEmpty()) {
            sources.add(Source.function(alias, arguments));
        } else {
            sources.add(Source.query(alias, parser.rows(items)));
        }
        return TableSuffix.skip(tokens, names.isEmpty() ? i : tokens.next(i), to);
    }

    /** Adds what stands before from, either a source or a query, under the alias that follows. */
    private int aliased(int from, int to, @Nullable Source source, @Nullable Query query) {
        int i = TableSuffix.skip(tokens, from, to);
        i = tokens.word(i, "as") && i + 1 < to && tokens.identifier(i + 1) ? i + 1 : i;
        String alias = alias(i, to);
        i = TableSuffix.skip(tokens, alias == null ? i : i + 1, to);
        Query named = query != null || source == null ? query : source.query;
        String name = alias == null && source != null ? source.alias : alias;
        List<String> columns = alias == null ? Collections.<String>emptyList() : columns(i, to);
        if (!columns.isEmpty()) {
            Query renamed = named == null ? null : named.renamed(columns);
            sources.add(renamed == null ? unplaced(name, columns) : Source.query(name, renamed));
            i = tokens.next(i);
        } else if (named != null) {
            sources.add(Source.query(name, named));
        } else if (source != null) {
            sources.add(alias == null ? source : source.as(alias));
        }
        return TableSuffix.skip(tokens, i, to);
    }

    private Source unplaced(@Nullable String alias, List<String> columns) {
        List<Query.Item> items = new ArrayList<>();
        for (String column : columns) {
            items.add(Query.Item.column(column, Origin.unplaced(column)));
        }
        return Source.query(alias, parser.rows(items));
    }

    private @Nullable String alias(int i, int to) {
        boolean alias = i < to
                && tokens.identifier(i)
                && !(tokens.unquoted(i)
                        && (SqlWords.NO_ALIAS.contains(tokens.lower(i))
                                || tokens.text(i).startsWith("@")));
        return alias ? tokens.lower(i) : null;
    }

    /** The names in a list of columns at i, types left out; empty where there is none. */
    private List<String> columns(int i, int to) {
        if (i >= to || !tokens.opens(i)) {
            return Collections.emptyList();
        }
        List<String> names = new ArrayList<>();
        int close = tokens.closing(i);
        boolean expected = true;
        for (int at = i + 1; at < close; at = tokens.next(at)) {
            if (expected) {
                if (!tokens.identifier(at)) {
                    return Collections.emptyList();
                }
                names.add(tokens.lower(at));
            }
            expected = tokens.symbol(at, ",");
        }
        return names;
    }
}
