package io.rowtally.tagging;

import java.util.ArrayList;
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

    FromClause(QueryParser parser, @Nullable Scope outer, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.outer = outer;
        this.ctes = ctes;
    }

    /** The sources in tokens from..to, which begin behind FROM and may hold the rest of the query. */
    List<Source> read(int from, int to) {
        boolean expected = true;
        int i = from;
        while (i < to && sources.size() < MAX_SOURCES) {
            if (tokens.unquoted(i) && ends(i)) {
                break;
            }
            if (expected) {
                i = source(i, to);
                expected = false;
            } else {
                expected = tokens.symbol(i, ",") || tokens.unquoted(i) && SqlWords.JOINS.contains(tokens.lower(i));
                i = tokens.next(i);
            }
        }
        return sources;
    }

    private boolean ends(int i) {
        return SqlWords.AFTER_FROM.contains(tokens.lower(i));
    }

    private int source(int from, int to) {
        int i = from;
        while (tokens.word(i, "lateral") || tokens.word(i, "only") && !aliasFollows(i) || tokens.word(i, "outer")) {
            i++;
        }
        if (i >= to) {
            return to;
        }
        if (tokens.opens(i)) {
            return parenthesis(i, to);
        }
        if (!tokens.identifier(i)) {
            sources.add(Source.opaque(null));
            return tokens.next(i);
        }
        String schema = null;
        String table = tokens.lower(i);
        int end = i + 1;
        while (end + 1 < to && tokens.symbol(end, ".") && (tokens.identifier(end + 1) || tokens.symbol(end + 1, "."))) {
            if (tokens.identifier(end + 1)) {
                schema = table;
                table = tokens.lower(end + 1);
            }
            end += tokens.identifier(end + 1) ? 2 : 1;
        }
        boolean function = end < to && tokens.opens(end);
        end = function ? tokens.next(end) : end;
        return aliased(end, to, function, schema, table, null);
    }

    private boolean aliasFollows(int i) {
        return !tokens.identifier(i + 1) && !tokens.opens(i + 1);
    }

    /** A subquery, or joins in parentheses. */
    private int parenthesis(int open, int to) {
        int inside = open + 1;
        int close = tokens.closing(open);
        int first = inside;
        while (first < close && tokens.opens(first)) {
            first++;
        }
        if (tokens.word(first, "select") || tokens.word(first, "with")) {
            Query query = parser.query(inside, close, outer, ctes);
            return aliased(close + 1, to, query == null, null, null, query);
        }
        if (tokens.word(first, "values")) {
            return aliased(close + 1, to, true, null, null, null);
        }
        read(inside, close);
        return close + 1;
    }

    private int aliased(
            int from, int to, boolean opaque, @Nullable String schema, @Nullable String table, @Nullable Query query) {
        int i = from;
        String alias = null;
        if (i + 1 < to && tokens.word(i, "as") && tokens.identifier(i + 1)) {
            alias = tokens.lower(i + 1);
            i += 2;
        } else if (i < to && tokens.identifier(i) && !(tokens.unquoted(i) && noAlias(i))) {
            alias = tokens.lower(i++);
        }
        // an alias with a list of columns renames them
        boolean renamed = alias != null && i < to && tokens.opens(i) && !tokens.literal(i + 1);
        Query named = schema == null && table != null ? ctes.get(table) : null;
        String name = alias == null ? table : alias;
        if (opaque || renamed) {
            sources.add(Source.opaque(name));
        } else if (named != null) {
            sources.add(Source.query(name, named));
        } else if (query != null) {
            sources.add(Source.query(alias, query));
        } else if (table != null) {
            sources.add(Source.table(alias, schema, table));
        }
        return i;
    }

    private boolean noAlias(int i) {
        return SqlWords.NO_ALIAS.contains(tokens.lower(i)) || tokens.text(i).startsWith("@");
    }
}
