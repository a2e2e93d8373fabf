package io.rowtally.tagging.lineage;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one SQL text, of any dialect, with the partner of each parenthesis, subscript and CASE. Comments are left
 * out, identifiers lose their quotes, literals their content. One pass over the text, so nothing in it can cost more than
 * its length. Immutable once built; any thread.
 */
final class SqlTokens {
    /** Longer texts are not looked at, in characters. */
    static final int MAX_LENGTH = 100_000;
    /** Texts with parentheses nested deeper than this are not looked at; of CASE and subscripts only so many are paired. */
    static final int MAX_DEPTH = 64;

    static final byte WORD = 0;
    static final byte QUOTED = 1;
    static final byte LITERAL = 2;
    static final byte SYMBOL = 3;

    private final byte[] types;
    private final String[] texts;
    /** Of what opens, where it closes, and the other way round; -1 of anything else. */
    private final int[] partners;

    private final int size;

    private SqlTokens(byte[] types, String[] texts, int[] partners, int size) {
        this.types = types;
        this.texts = texts;
        this.partners = partners;
        this.size = size;
    }

    /** Null where the text is too long, too deep, or its quotes and parentheses do not close. */
    static @Nullable SqlTokens of(String sql) {
        if (sql.length() > MAX_LENGTH) {
            return null;
        }
        SqlScanner standard = new SqlScanner(sql, false);
        if (!standard.scan()) {
            // A backslash before a quote: the end of a literal in standard SQL, part of it in MySQL.
            standard = new SqlScanner(sql, true);
            if (!standard.scan()) {
                return null;
            }
        }
        int size = standard.size();
        byte[] types = Arrays.copyOf(standard.types(), size);
        String[] texts = Arrays.copyOf(standard.texts(), size);
        int[] partners = SqlPairs.of(types, texts);
        return partners == null ? null : new SqlTokens(types, texts, partners, size);
    }

    int size() {
        return size;
    }

    /** Words and quoted identifiers as they are in the text, symbols as themselves, literals empty. */
    String text(int i) {
        return texts[i];
    }

    String lower(int i) {
        return texts[i].toLowerCase(Locale.ROOT);
    }

    boolean symbol(int i, String symbol) {
        return i >= 0 && i < size && types[i] == SYMBOL && texts[i].equals(symbol);
    }

    /** Whether token i is this word, unquoted; {@code word} in lower case. */
    boolean word(int i, String word) {
        return i >= 0 && i < size && types[i] == WORD && texts[i].equalsIgnoreCase(word);
    }

    boolean unquoted(int i) {
        return i >= 0 && i < size && types[i] == WORD;
    }

    boolean identifier(int i) {
        return i >= 0 && i < size && (types[i] == QUOTED || types[i] == WORD);
    }

    boolean literal(int i) {
        return i >= 0 && i < size && types[i] == LITERAL;
    }

    /** A literal, or the bind that stands in its place. */
    boolean constant(int i) {
        return literal(i) || symbol(i, "?");
    }

    boolean opens(int i) {
        return symbol(i, "(");
    }

    /** Whether token i opens a subquery, an expression or anything else that can deliver rows in parentheses. */
    boolean query(int i) {
        return unquoted(i) && SqlWords.QUERIES.contains(lower(i));
    }

    /** The token after i at the same depth: a parenthesis, a subscript and a CASE are one step. */
    int next(int i) {
        return partners[i] > i ? partners[i] + 1 : i + 1;
    }

    /** What closes the parenthesis, the subscript or the CASE at i; -1 of a CASE that does not end. */
    int closing(int i) {
        return partners[i];
    }

    /** The end of {@code name(.name)*} at i; i itself where there is no name. */
    int chain(int i, int to) {
        if (i >= to || !identifier(i)) {
            return i;
        }
        int end = i + 1;
        while (end + 1 < to
                && symbol(end, ".")
                && (identifier(end + 1) || symbol(end + 1, ".") && identifier(end + 2))) {
            end += identifier(end + 1) ? 2 : 3;
        }
        return end;
    }
}
