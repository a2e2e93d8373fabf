package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a query in a range of tokens: common table expressions, the branches of set operations, and in each
 * its select list and FROM clause. What it does not understand is null, never an exception. Confined to one call.
 */
final class QueryParser {
    private static final int MAX_BRANCHES = 64;
    private static final int MAX_QUERIES = 2_000;

    private final SqlTokens tokens;
    private final KnownColumns known;
    private final Budget budget = new Budget();
    private int queries;

    QueryParser(SqlTokens tokens, KnownColumns known) {
        this.tokens = tokens;
        this.known = known;
    }

    SqlTokens tokens() {
        return tokens;
    }

    Scope scope(@Nullable Scope outer, List<Source> sources) {
        return new Scope(outer, known, budget, sources);
    }

    Scope scope(@Nullable Scope outer, List<Source> sources, Map<String, Origin> merged) {
        return new Scope(outer, known, budget, sources, merged);
    }

    /** A query of these columns, of no table. */
    Query rows(List<Query.Item> items) {
        return new Query(items, scope(null, Collections.<Source>emptyList()), null);
    }

    /** The query in tokens from..to; {@code ctes} are the common table expressions that it can name. */
    @Nullable
    Query query(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        return query(from, to, outer, ctes, null);
    }

    private @Nullable Query query(
            int from, int to, @Nullable Scope outer, Map<String, Query> ctes, @Nullable CommonTable self) {
        int start = from;
        int end = to;
        while (start < end && tokens.opens(start) && tokens.closing(start) == end - 1) {
            start++;
            end--;
        }
        if (start >= end || ++queries > MAX_QUERIES) {
            return null;
        }
        Map<String, Query> all = ctes;
        if (tokens.word(start, "with")) {
            all = new HashMap<>(ctes);
            start = with(start + 1, end, outer, all);
        }
        return branches(start, end, outer, all, self);
    }

    /** Reads {@code name [(columns)] AS (query), ...}; returns where the main query begins. */
    private int with(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        int i = tokens.word(from, "recursive") ? from + 1 : from;
        while (i < to && tokens.identifier(i)) {
            CommonTable table = new CommonTable(tokens, i, to);
            if (table.open < 0) {
                return to;
            }
            Query query = table.named(query(table.open + 1, tokens.closing(table.open), outer, ctes, table));
            ctes.put(table.name, query == null ? opaque(outer) : query);
            i = table.end;
            if (i < to && tokens.symbol(i, ",")) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private Query opaque(@Nullable Scope outer) {
        List<Source> source = Collections.singletonList(Source.opaque(null));
        return new Query(Collections.singletonList(Query.Item.star(source)), scope(outer, source), null);
    }

    private @Nullable Query branches(
            int from, int to, @Nullable Scope outer, Map<String, Query> ctes, @Nullable CommonTable self) {
        if (from < to && tokens.unquoted(from) && SqlWords.WRITES.contains(tokens.lower(from))) {
            return new WriteStatement(this, outer, ctes).returned(from, to);
        }
        List<Query> found = new ArrayList<>();
        Map<String, Query> visible = ctes;
        int start = from;
        boolean delivers = true;
        while (start < to && found.size() < MAX_BRANCHES) {
            int end = start;
            while (end < to && !setOperator(end)) {
                end = tokens.next(end);
            }
            Query branch = delivers ? branch(start, Math.min(end, to), outer, visible) : null;
            if (branch != null) {
                found.add(branch);
            } else if (start == from) {
                return null;
            }
            if (start == from && self != null && end < to) {
                // a recursive one's further branches read what its first has delivered
                Query anchor = self.named(branch);
                visible = new HashMap<>(ctes);
                visible.put(self.name, anchor == null ? opaque(outer) : anchor);
            }
            // rows of EXCEPT's second branch are never delivered, nor what INTERSECT leaves of them
            delivers = tokens.word(end, "union") || delivers && tokens.word(end, "intersect");
            start = tokens.word(end + 1, "all") || tokens.word(end + 1, "distinct") ? end + 2 : end + 1;
        }
        Query all = null;
        for (int i = found.size() - 1; i >= 0; i--) {
            all = all == null ? found.get(i) : found.get(i).before(all);
        }
        return all;
    }

    private boolean setOperator(int i) {
        // BigQuery's and DuckDB's * EXCEPT (...) is none
        return tokens.unquoted(i)
                && SqlWords.SET_OPERATORS.contains(tokens.lower(i))
                && !tokens.symbol(i - 1, "*")
                && !tokens.symbol(i - 1, ".")
                && !tokens.symbol(i + 1, ".");
    }

    private @Nullable Query branch(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        if (from < to && tokens.opens(from)) {
            // a branch in parentheses, perhaps with ORDER BY behind it
            return query(from + 1, tokens.closing(from), outer, ctes);
        }
        if (from < to && tokens.word(from, "values")) {
            return new ValueRows(this, outer, ctes).read(from + 1, to);
        }
        if (tokens.word(from, "table") && from + 1 < to && tokens.identifier(from + 1)) {
            return star(new FromClause(this, outer, ctes).scope(from + 1, to));
        }
        return from < to && tokens.word(from, "select") ? select(from, to, outer, ctes) : null;
    }

    private static Query star(Scope scope) {
        return new Query(Collections.singletonList(Query.Item.star(scope.sources())), scope, null);
    }

    private @Nullable Query select(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        int items = afterModifiers(from + 1, to);
        int fromWord = to;
        int itemsEnd = to;
        for (int i = items; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "into") && itemsEnd == to && i > items) {
                itemsEnd = i;
            } else if (tokens.word(i, "from") && fromClause(i)) {
                fromWord = i;
                itemsEnd = Math.min(itemsEnd, i);
                break;
            }
        }
        Scope scope = new FromClause(this, outer, ctes).scope(fromWord + 1, to);
        List<Query.Item> list = new SelectList(this, scope, ctes).read(items, itemsEnd);
        if (list == null) {
            return null;
        }
        Query query = new Query(list, scope, null);
        return asOneText(fromWord, to) ? rows(Collections.singletonList(Query.Item.column(null, query.row()))) : query;
    }

    private boolean fromClause(int i) {
        boolean distinct = tokens.word(i - 1, "distinct") && tokens.word(i - 2, "is")
                || tokens.word(i - 1, "distinct") && tokens.word(i - 2, "not");
        return !distinct && !tokens.symbol(i - 1, ".") && !tokens.symbol(i + 1, ".");
    }

    /** SQL Server's FOR XML and FOR JSON. */
    private boolean asOneText(int from, int to) {
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "for") && (tokens.word(i + 1, "xml") || tokens.word(i + 1, "json"))) {
                return true;
            }
        }
        return false;
    }

    private int afterModifiers(int from, int to) {
        int i = from;
        while (i < to && tokens.unquoted(i)) {
            String word = tokens.lower(i);
            if (word.equals("top") || word.equals("first") || word.equals("skip")) {
                int end = amount(i + 1, to);
                if (end == i + 1) {
                    return i;
                }
                i = tokens.word(end, "percent") ? end + 1 : end;
                i = tokens.word(i, "with") && tokens.word(i + 1, "ties") ? i + 2 : i;
            } else if (SqlWords.BEFORE_ITEMS.contains(word)) {
                i++;
                if (tokens.word(i, "on") && tokens.opens(i + 1)) {
                    i = tokens.next(i + 1);
                }
            } else {
                return i;
            }
        }
        return i;
    }

    /** The end of {@code 10}, {@code ?}, {@code @n}, {@code :n}, {@code (10)}, Dameng's {@code 10, 20}. */
    private int amount(int i, int to) {
        if (i >= to) {
            return i;
        }
        if (tokens.symbol(i, ":")) {
            return i + 2;
        }
        boolean variable = tokens.unquoted(i) && tokens.text(i).startsWith("@");
        if (!variable && !tokens.constant(i) && !tokens.opens(i)) {
            return i;
        }
        int end = tokens.next(i);
        return tokens.symbol(end, ",") && tokens.constant(end + 1) && !tokens.symbol(end + 2, ",") ? end + 2 : end;
    }
}
