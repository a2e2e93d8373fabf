package io.rowtally.instrument.jdbc;

/**
 * SQL without its inline literals, so that a statement that an application glues together is one shape and no value
 * stays in memory with it. Strings and numbers become {@code ?}; names, quoted ones too, stay as they are. Linear; runs on
 * an application thread once per distinct text.
 */
public final class SqlText {
    private final String sql;
    private final StringBuilder out;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
        this.out = new StringBuilder(sql.length());
    }

    /** The normalised text; the same object where there is no literal in it. */
    public static String normalise(String sql) {
        SqlText text = new SqlText(sql);
        text.run();
        return text.out.length() == sql.length() && sql.contentEquals(text.out) ? sql : text.out.toString();
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'') {
                literal();
            } else if (c == '"' || c == '`') {
                copyThrough(c);
            } else if (c == '-' && next('-')) {
                comment("\n");
            } else if (c == '/' && next('*')) {
                comment("*/");
            } else if (digit(c) || c == '.' && at + 1 < sql.length() && digit(sql.charAt(at + 1))) {
                number();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private boolean next(char wanted) {
        return at + 1 < sql.length() && sql.charAt(at + 1) == wanted;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private void literal() {
        at++;
        while (at < sql.length()) {
            if (sql.charAt(at++) == '\'') {
                if (at < sql.length() && sql.charAt(at) == '\'') {
                    at++;
                } else {
                    break;
                }
            }
        }
        out.append('?');
    }

    private void copyThrough(char quote) {
        int end = sql.indexOf(quote, at + 1);
        int stop = end < 0 ? sql.length() : end + 1;
        out.append(sql, at, stop);
        at = stop;
    }

    /** Comments may carry values (hints rarely do): dropped. */
    private void comment(String end) {
        int found = sql.indexOf(end, at + 2);
        at = found < 0 ? sql.length() : found + end.length();
        out.append(' ');
    }

    private void number() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponent = (c == '+' || c == '-') && (sql.charAt(at - 1) | 0x20) == 'e';
            if (!Character.isLetterOrDigit(c) && c != '.' && !exponent) {
                break;
            }
            at++;
        }
        out.append('?');
    }

    private void word() {
        int start = at;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
            at++;
        }
        boolean prefixed = at < sql.length() && sql.charAt(at) == '\'' && at - start == 1;
        if (!prefixed) {
            out.append(sql, start, at);
        }
    }
}
