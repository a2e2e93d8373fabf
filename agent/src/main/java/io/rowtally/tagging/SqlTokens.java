package io.rowtally.tagging;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one SQL text, of any dialect, with the partner of each parenthesis. Comments are left out, identifiers
 * lose their quotes, literals their content. One pass over the text, so nothing in it can cost more than its length.
 * Immutable once built; any thread.
 */
final class SqlTokens {
    /** Longer texts are not looked at, in characters. */
    static final int MAX_LENGTH = 100_000;
    /** Texts with parentheses nested deeper than this are not looked at. */
    static final int MAX_DEPTH = 64;

    static final byte WORD = 0;
    static final byte QUOTED = 1;
    static final byte LITERAL = 2;
    static final byte SYMBOL = 3;

    private final byte[] types;
    private final String[] texts;
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
        return of(standard);
    }

    private static @Nullable SqlTokens of(SqlScanner scanner) {
        int size = scanner.size();
        String[] texts = Arrays.copyOf(scanner.texts(), size);
        byte[] types = Arrays.copyOf(scanner.types(), size);
        int[] partners = new int[size];
        int[] open = new int[MAX_DEPTH];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            if (types[i] == SYMBOL && texts[i].equals("(")) {
                if (depth == MAX_DEPTH) {
                    return null;
                }
                open[depth++] = i;
            } else if (types[i] == SYMBOL && texts[i].equals(")")) {
                if (depth == 0) {
                    return null;
                }
                partners[i] = open[--depth];
                partners[partners[i]] = i;
            }
        }
        return depth == 0 ? new SqlTokens(types, texts, partners, size) : null;
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
        return i < size && types[i] == SYMBOL && texts[i].equals(symbol);
    }

    /** Whether token i is this word, unquoted; {@code word} in lower case. */
    boolean word(int i, String word) {
        return i < size && types[i] == WORD && texts[i].equalsIgnoreCase(word);
    }

    boolean unquoted(int i) {
        return types[i] == WORD;
    }

    boolean identifier(int i) {
        return i < size && (types[i] == QUOTED || types[i] == WORD);
    }

    boolean literal(int i) {
        return types[i] == LITERAL;
    }

    boolean opens(int i) {
        return symbol(i, "(");
    }

    /** The token after i at the same depth: a parenthesis is one step. */
    int next(int i) {
        return opens(i) ? partners[i] + 1 : i + 1;
    }

    /** The parenthesis that closes the one at i. */
    int closing(int i) {
        return partners[i];
    }
}
