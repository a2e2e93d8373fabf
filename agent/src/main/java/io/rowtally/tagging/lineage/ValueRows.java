package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code VALUES (a, b), (c, d)}, MySQL's {@code ROW(a, b)} and DB2's {@code VALUES a, b}. Confined to one call. */
final class ValueRows {
    /** Further rows are taken to be like those before. */
    private static final int MAX_ROWS = 64;

    private final QueryParser parser;
    private final SqlTokens tokens;
    private final SelectList items;

    ValueRows(QueryParser parser, @Nullable Scope outer, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.items = new SelectList(parser, parser.scope(outer, Collections.<Source>emptyList()), ctes);
    }

    @Nullable
    Query read(int from, int to) {
        Query rows = null;
        int i = from;
        for (int n = 0; i < to && n < MAX_ROWS; n++) {
            int open = tokens.word(i, "row") ? i + 1 : i;
            boolean row = open < to && tokens.opens(open);
            Query one = row ? row(open + 1, tokens.closing(open)) : n == 0 ? row(i, to) : null;
            if (one == null) {
                return rows;
            }
            rows = rows == null ? one : rows.before(one);
            i = row ? tokens.next(open) : to;
            if (!tokens.symbol(i, ",")) {
                return rows;
            }
            i++;
        }
        return rows;
    }

    private @Nullable Query row(int from, int to) {
        List<Query.Item> list = items.read(from, to);
        if (list == null) {
            return null;
        }
        List<Query.Item> named = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            named.add(Query.Item.column("column" + (i + 1), list.get(i).origin));
        }
        return parser.rows(named);
    }
}
