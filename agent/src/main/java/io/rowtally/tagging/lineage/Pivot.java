package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads what stands in the parentheses of PIVOT and UNPIVOT behind a table: columns made of others. Confined to one call. */
final class Pivot {
    private final QueryParser parser;
    private final SqlTokens tokens;
    private final Source turned;
    private final Scope scope;
    private final Map<String, Query> ctes;

    Pivot(QueryParser parser, Source turned, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.turned = turned;
        this.scope = parser.scope(null, Collections.singletonList(turned), Collections.<String, Origin>emptyMap());
        this.ctes = ctes;
    }

    /** The columns of the turned table, with those that turning adds before them. */
    Query read(boolean pivot, int from, int to) {
        int middle = from;
        while (middle < to && !tokens.word(middle, "for")) {
            middle = tokens.next(middle);
        }
        int in = middle;
        while (in < to && !tokens.word(in, "in")) {
            in = tokens.next(in);
        }
        List<Query.Item> items = new ArrayList<>();
        if (in + 1 < to && tokens.opens(in + 1)) {
            List<Query.Item> listed = list(in + 2, tokens.closing(in + 1));
            if (pivot) {
                rowsToColumns(list(from, middle), listed, items);
            } else {
                columnsToRows(from, middle, in, listed, items);
            }
        }
        items.add(Query.Item.star(Collections.singletonList(turned)));
        return new Query(items, scope, null);
    }

    private List<Query.Item> list(int from, int to) {
        List<Query.Item> items = new SelectList(parser, scope, ctes).read(from, to);
        return items == null ? Collections.<Query.Item>emptyList() : items;
    }

    /** {@code max(xm) AS n ... IN ('1' AS man)} makes {@code man_n}, and {@code man} without the first alias. */
    private static void rowsToColumns(List<Query.Item> aggregates, List<Query.Item> listed, List<Query.Item> items) {
        for (Query.Item value : listed) {
            for (Query.Item aggregate : aggregates) {
                if (value.name != null && items.size() < SqlTokens.MAX_DEPTH * SqlTokens.MAX_DEPTH) {
                    String name = aggregate.name == null ? value.name : value.name + "_" + aggregate.name;
                    items.add(Query.Item.column(name, aggregate.origin));
                }
            }
        }
    }

    /** {@code tel FOR kind IN (mobile, phone)} makes {@code tel} of both. */
    private void columnsToRows(int from, int middle, int in, List<Query.Item> listed, List<Query.Item> items) {
        List<Origin> all = new ArrayList<>();
        for (Query.Item column : listed) {
            all.add(column.origin);
        }
        names(from, middle, Origin.expression(all), items);
        names(middle + 1, in, Origin.NO_VALUE, items);
    }

    private void names(int from, int to, Origin origin, List<Query.Item> items) {
        for (int i = from; i < to; i++) {
            if (tokens.identifier(i)) {
                items.add(Query.Item.column(tokens.lower(i), origin));
            }
        }
    }
}
