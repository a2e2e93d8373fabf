package io.rowtally.tagging.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads INSERT, UPDATE, DELETE and MERGE as far as they deliver rows: by RETURNING (PostgreSQL, Oracle, MariaDB), OUTPUT
 * (SQL Server), as a table (DB2), or as generated keys. Confined to one call.
 */
final class WriteStatement {
    /** What the rows before and after are called. */
    private static final List<String> ROWS = Arrays.asList("inserted", "deleted", "old", "new", "excluded");

    private final QueryParser parser;
    private final SqlTokens tokens;
    private final @Nullable Scope outer;
    private final Map<String, Query> ctes;

    WriteStatement(QueryParser parser, @Nullable Scope outer, Map<String, Query> ctes) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.outer = outer;
        this.ctes = ctes;
    }

    /** What the statement in tokens from..to says that it delivers; null where it says nothing. */
    @Nullable
    Query returned(int from, int to) {
        int word = find(from, to, "returning", "output");
        if (word == to) {
            return null;
        }
        int end = tokens.word(word, "output") ? outputEnd(word, to) : find(word, to, "into", "bulk");
        if (tokens.word(word, "output") && tokens.word(end, "into")) {
            return null;
        }
        Scope scope = scope(from, to);
        List<Query.Item> items = new SelectList(parser, scope, ctes).read(word + 1, end);
        return items == null ? null : new Query(items, scope, null);
    }

    /** The rows of the table that is written to, as generated keys are. */
    Query keys(int from, int to) {
        List<Source> target = Collections.singletonList(target(from, to));
        Scope scope = parser.scope(null, target, Collections.<String, Origin>emptyMap());
        return new Query(Collections.singletonList(Query.Item.star(target)), scope, null);
    }

    private int outputEnd(int word, int to) {
        for (int i = word + 1; i < to; i = tokens.next(i)) {
            if (tokens.unquoted(i) && SqlWords.AFTER_OUTPUT.contains(tokens.lower(i))) {
                return i;
            }
        }
        return to;
    }

    /** The first of two words outside parentheses, else to. */
    private int find(int from, int to, String word, String other) {
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.word(i, word) || tokens.word(i, other)) {
                return i;
            }
        }
        return to;
    }

    /** The table that is written to and those that it is joined with; around them the names of its rows. */
    private Scope scope(int from, int to) {
        Source target = target(from, to);
        List<Source> joined = Collections.emptyList();
        if (!tokens.word(from, "insert") && !tokens.word(from, "replace")) {
            int clause = find(behindTarget(from, to), to, "from", "using");
            int end = find(clause, to, "returning", "output");
            joined = clause == to
                    ? joined
                    : new FromClause(parser, outer, ctes).read(clause + 1, tokens.word(clause, "using") ? end : to);
        }
        List<Source> sources = new ArrayList<>();
        for (Source source : joined) {
            if (target.schema == null && target.table != null && source.named(target.table)) {
                // SQL Server's UPDATE s ... FROM staff s
                target = source;
            }
        }
        sources.add(target);
        for (Source source : joined) {
            if (source != target) {
                sources.add(source);
            }
        }
        List<Source> rows = new ArrayList<>();
        for (String name : ROWS) {
            rows.add(target.as(name));
        }
        return parser.scope(parser.scope(outer, rows, Collections.<String, Origin>emptyMap()), sources);
    }

    /** The table that the statement in tokens from..to writes to. */
    Source target(int from, int to) {
        int i = targetAt(from, to);
        if (i >= to || !tokens.identifier(i)) {
            return Source.opaque(null);
        }
        TableName name = TableName.read(tokens, i, to);
        int alias = TableSuffix.skip(tokens, name.end, to);
        alias = tokens.word(alias, "as") ? alias + 1 : alias;
        boolean aliased = alias < to
                && tokens.identifier(alias)
                && !(tokens.unquoted(alias) && SqlWords.NO_ALIAS.contains(tokens.lower(alias)));
        return Source.table(aliased ? tokens.lower(alias) : null, name.schema, name.table);
    }

    private int targetAt(int from, int to) {
        int i = from + 1;
        while (i < to && tokens.unquoted(i)) {
            String word = tokens.lower(i);
            if (word.equals("top") && i + 1 < to) {
                i = tokens.next(i + 1);
            } else if (SqlWords.BEFORE_TARGET.contains(word)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private int behindTarget(int from, int to) {
        int i = targetAt(from, to);
        return i < to && tokens.identifier(i) ? TableName.read(tokens, i, to).end : i;
    }
}
