package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one text, between semicolons, and of them those that a result set with given labels can come from.
 * Confined to one call.
 */
final class Script {
    private static final int MAX_STATEMENTS = 64;

    private final SqlTokens tokens;
    private final QueryParser parser;
    private final List<int[]> statements = new ArrayList<>();

    Script(SqlTokens tokens, KnownColumns known) {
        this.tokens = tokens;
        this.parser = new QueryParser(tokens, known);
        int start = 0;
        for (int i = 0; i <= tokens.size() && statements.size() < MAX_STATEMENTS; i++) {
            if (i == tokens.size() || tokens.symbol(i, ";")) {
                int from = skipSettings(start, i);
                if (from < i) {
                    statements.add(new int[] {from, i});
                }
                start = i + 1;
            }
        }
    }

    /** SQL Server needs no semicolon between what sets or declares something and the query behind it. */
    private int skipSettings(int from, int to) {
        if (!tokens.word(from, "set") && !tokens.word(from, "declare") && !tokens.word(from, "use")) {
            return from;
        }
        int i = from;
        while (i < to && !tokens.word(i, "select")) {
            i = tokens.next(i);
        }
        return i;
    }

    /** The origins of the columns with these labels (lower case); null where no statement fits them. */
    @Nullable
    List<Origin> origins(List<String> labels) {
        List<Query> fitting = new ArrayList<>();
        for (int[] statement : statements) {
            if (tokens.word(statement[0], "begin")) {
                // a block, whose sets come from cursors
                return null;
            }
            Query query = parser.query(statement[0], statement[1], null, Collections.<String, Query>emptyMap());
            if (query != null && (statements.size() == 1 || query.fits(labels))) {
                fitting.add(query);
            }
        }
        if (fitting.isEmpty() && statements.size() == 1) {
            return keys(statements.get(0), labels);
        }
        List<Origin> all = null;
        for (Query query : fitting) {
            List<Origin> one = query.origins(labels);
            all = all == null ? one : either(all, one);
        }
        return all;
    }

    /** A statement that writes and does not say what it delivers: the driver asks for what it has generated. */
    private @Nullable List<Origin> keys(int[] statement, List<String> labels) {
        int start = statement[0];
        boolean writes = tokens.unquoted(start) && SqlWords.WRITES.contains(tokens.lower(start));
        WriteStatement write = new WriteStatement(parser, null, Collections.<String, Query>emptyMap());
        return writes ? write.keys(start, statement[1]).origins(labels) : null;
    }

    private static List<Origin> either(List<Origin> all, @Nullable List<Origin> more) {
        for (int i = 0; more != null && i < all.size(); i++) {
            all.set(i, Origin.either(all.get(i), more.get(i)));
        }
        return all;
    }
}
