package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of one common table expression: {@code name [(columns)] AS [MATERIALIZED] (}. Immutable. */
final class CommonTable {
    final String name;
    /** The parenthesis before its query; -1 where there is none. */
    final int open;
    /** The token behind its query and Oracle's and PostgreSQL's SEARCH and CYCLE. */
    final int end;

    private final List<String> columns;

    /** Of the name at token i. */
    CommonTable(SqlTokens tokens, int i, int to) {
        name = tokens.lower(i);
        int at = i + 1;
        List<String> names = Collections.emptyList();
        if (at < to && tokens.opens(at)) {
            names = names(tokens, at + 1, tokens.closing(at));
            at = tokens.next(at);
        }
        columns = names;
        while (at < to && !tokens.opens(at) && tokens.identifier(at)) {
            at++;
        }
        boolean found = at < to && tokens.opens(at);
        open = found ? at : -1;
        end = found ? behind(tokens, tokens.next(at), to) : to;
    }

    private static List<String> names(SqlTokens tokens, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (tokens.identifier(i)) {
                names.add(tokens.lower(i));
            }
        }
        return names;
    }

    private static int behind(SqlTokens tokens, int from, int to) {
        int i = from;
        while (i < to && (tokens.word(i, "search") || tokens.word(i, "cycle"))) {
            i++;
            while (i < to && !tokens.query(i) && !tokens.opens(i) && !next(tokens, i)) {
                i++;
            }
        }
        return i;
    }

    /** Whether a comma is the one before the next common table expression, and not one between columns. */
    private static boolean next(SqlTokens tokens, int i) {
        return tokens.symbol(i, ",") && (tokens.word(i + 2, "as") || tokens.opens(i + 2));
    }

    /** The query with the columns' names that this head gives it; null where they do not fit. */
    @Nullable
    Query named(@Nullable Query query) {
        return query == null || columns.isEmpty() ? query : query.renamed(columns);
    }
}
