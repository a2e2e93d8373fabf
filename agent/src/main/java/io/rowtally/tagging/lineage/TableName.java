package io.rowtally.tagging.lineage;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a query writes it: {@code table}, {@code schema.table}, {@code db..table}, {@code server.db.schema.table},
 * {@code table@link} (Oracle), {@code schema/table} (DB2 for i). Immutable.
 */
final class TableName {
    final @Nullable String schema;
    final String table;
    /** The token behind it. */
    final int end;

    private TableName(@Nullable String schema, String table, int end) {
        this.schema = schema;
        this.table = table;
        this.end = end;
    }

    /** The name that begins at token i, which is an identifier. */
    static TableName read(SqlTokens tokens, int i, int to) {
        String schema = null;
        String table = part(tokens, i);
        boolean linked = linked(tokens, i);
        int end = i + 1;
        while (end + 1 < to && (tokens.symbol(end, ".") || end == i + 1 && tokens.symbol(end, "/"))) {
            int name = end + 1;
            while (tokens.symbol(name, ".") && name < to) {
                name++;
            }
            if (name >= to || !tokens.identifier(name)) {
                break;
            }
            if (!linked) {
                // SQL Server's db..table is in whatever schema is the user's own
                schema = name > end + 1 ? null : table;
                table = part(tokens, name);
                linked = linked(tokens, name);
            }
            end = name + 1;
        }
        if (tokens.unquoted(end) && end < to && link(tokens.text(end))) {
            end = tokens.chain(end, to);
        }
        return new TableName(schema, table, end);
    }

    /** A link's name behind a quoted table. */
    private static boolean link(String word) {
        return word.length() > 1 && word.charAt(0) == '@' && word.charAt(1) != '@';
    }

    private static boolean linked(SqlTokens tokens, int i) {
        return tokens.unquoted(i) && tokens.text(i).indexOf('@') > 0;
    }

    private static String part(SqlTokens tokens, int i) {
        String name = tokens.lower(i);
        return linked(tokens, i) ? name.substring(0, name.indexOf('@')) : name;
    }
}
