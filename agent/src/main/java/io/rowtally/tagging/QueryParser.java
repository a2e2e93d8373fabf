package io.rowtally.tagging;

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

    /** The query of the whole text. */
    @Nullable
    Query statement() {
        int end = tokens.size();
        while (end > 0 && tokens.symbol(end - 1, ";")) {
            end--;
        }
        return query(0, end, null, Collections.<String, Query>emptyMap());
    }

    /** The query in tokens from..to; {@code ctes} are the common table expressions that it can name. */
    @Nullable
    Query query(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
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
        return branches(start, end, outer, all);
    }

    /** Reads {@code name [(columns)] AS (query), ...}; returns where the main query begins. */
    private int with(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        int i = tokens.word(from, "recursive") ? from + 1 : from;
        while (i < to && tokens.identifier(i)) {
            String name = tokens.lower(i++);
            boolean renamed = i < to && tokens.opens(i);
            i = renamed ? tokens.next(i) : i;
            while (i < to && !tokens.opens(i) && tokens.identifier(i)) {
                i++;
            }
            if (i >= to || !tokens.opens(i)) {
                return to;
            }
            Query query = renamed ? null : query(i + 1, tokens.closing(i), outer, ctes);
            if (query == null) {
                query = opaque(outer);
            }
            ctes.put(name, query);
            i = tokens.next(i);
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
        return new Query(
                Collections.singletonList(Query.Item.star(source)), new Scope(outer, known, budget, source), null);
    }

    private @Nullable Query branches(int from, int to, @Nullable Scope outer, Map<String, Query> ctes) {
        List<int[]> ranges = new ArrayList<>();
        int start = from;
        boolean delivers = true;
        for (int i = from; i < to && ranges.size() < MAX_BRANCHES; i = tokens.next(i)) {
            if (tokens.unquoted(i) && SqlWords.SET_OPERATORS.contains(tokens.lower(i)) && !starModifier(i)) {
                if (delivers) {
                    ranges.add(new int[] {start, i});
                }
                // rows of EXCEPT's second branch are never delivered
                delivers = tokens.word(i, "union") || tokens.word(i, "intersect");
                start = tokens.word(i + 1, "all") || tokens.word(i + 1, "distinct") ? i + 2 : i + 1;
            }
        }
        if (delivers && ranges.size() < MAX_BRANCHES) {
            ranges.add(new int[] {start, to});
        }
        Query last = null;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            int[] range = ranges.get(i);
            Query branch = branch(range[0], range[1], outer, ctes, last);
            if (branch == null && i == 0) {
                return null;
            }
            last = branch == null ? last : branch;
        }
        return last;
    }

    /** BigQuery's and DuckDB's {@code * EXCEPT (...)}. */
    private boolean starModifier(int i) {
        return i > 0 && tokens.symbol(i - 1, "*");
    }

    private @Nullable Query branch(
            int from, int to, @Nullable Scope outer, Map<String, Query> ctes, @Nullable Query next) {
        if (from < to && tokens.opens(from)) {
            // a branch in parentheses, perhaps with ORDER BY behind it; its own set operation is left to its first
            // branch
            Query inner = query(from + 1, tokens.closing(from), outer, ctes);
            return inner == null || next == null ? inner : inner.before(next);
        }
        if (from >= to || !tokens.word(from, "select")) {
            return null;
        }
        int items = afterModifiers(from + 1, to);
        int fromWord = to;
        int itemsEnd = to;
        for (int i = items; i < to; i = tokens.next(i)) {
            if (tokens.word(i, "into") && itemsEnd == to && i > items) {
                itemsEnd = i;
            } else if (tokens.word(i, "from") && !(i > 0 && tokens.word(i - 1, "distinct"))) {
                fromWord = i;
                itemsEnd = Math.min(itemsEnd, i);
                break;
            }
        }
        FromClause clause = new FromClause(this, outer, ctes);
        List<Source> sources = clause.read(fromWord + 1, to);
        Scope scope = new Scope(outer, known, budget, sources);
        List<Query.Item> list = new SelectList(this, scope, ctes).read(items, itemsEnd);
        return list == null ? null : new Query(list, scope, next);
    }

    private int afterModifiers(int from, int to) {
        int i = from;
        while (i < to && tokens.unquoted(i)) {
            String word = tokens.lower(i);
            if (word.equals("top") || word.equals("first") || word.equals("skip")) {
                boolean amount =
                        i + 1 < to && (tokens.literal(i + 1) || tokens.opens(i + 1) || tokens.symbol(i + 1, "?"));
                if (!amount) {
                    return i;
                }
                i = tokens.next(i + 1);
                i = tokens.word(i, "percent") ? i + 1 : i;
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
}
