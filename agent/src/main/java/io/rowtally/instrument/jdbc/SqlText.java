package io.rowtally.instrument.jdbc;

/**
 * SQL without its inline literals, so that a statement that an application glues together is one shape and no value
 * stays in memory with it. Strings and numbers become {@code ?}, those of an IN list one together; names, quoted ones too, stay
 * as they are. A backslash before a quote is the end of a literal in standard SQL and part of it in MySQL: what leaves a
 * backslash or an open literal is read the other way. Linear; runs on an application thread once per distinct text.
 */
public final class SqlText {
    private final String sql;
    private final StringBuilder out;
    private final boolean backslash;
    private int at;
    /** Whether quotes were understood. */
    private boolean open;

    private boolean stray;
    private boolean dollarQuotes = true;
    /** The last word, where nothing but blanks came after it, was IN. */
    private boolean afterIn;
    /** Within the parentheses of an IN list that has had nothing but literals. */
    private boolean list;
    /** The end of that list's first literal in the output; -1 where it has none yet. */
    private int first = -1;

    private SqlText(String sql, boolean backslash) {
        this.sql = sql;
        this.backslash = backslash;
        this.out = new StringBuilder(sql.length());
    }

    /** The normalised text; the same object where there is no literal in it. */
    public static String normalise(String sql) {
        SqlText text = new SqlText(sql, false);
        text.run();
        if (text.stray || text.open && sql.indexOf('\\') >= 0) {
            SqlText other = new SqlText(sql, true);
            other.run();
            text = text.stray || !other.open ? other : text;
        }
        return text.out.length() == sql.length() && sql.contentEquals(text.out) ? sql : text.out.toString();
    }

    private void run() {
        while (at < sql.length() && !stray) {
            char c = sql.charAt(at);
            if (c == '\'') {
                literal(backslash);
            } else if (c == '"' || c == '`') {
                copyThrough(c);
            } else if (c == '-' && next('-')) {
                comment("\n");
            } else if (c == '/' && next('*')) {
                comment("*/");
            } else if (c == '#' && blank(at + 1)) {
                comment("\n");
            } else if (digit(c) || c == '.' && at + 1 < sql.length() && digit(sql.charAt(at + 1))) {
                number();
            } else if (c == '$' && dollarQuotes && dollar()) {
                mark();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else if (c == '?') {
                at++;
                mark();
            } else {
                other(c);
            }
        }
    }

    private void other(char c) {
        stray = c == '\\' && !backslash;
        boolean blank = Character.isWhitespace(c);
        if (!blank && c != ',') {
            list = c == '(' && afterIn;
            first = -1;
        }
        afterIn &= blank;
        out.append(c);
        at++;
    }

    /** Puts a literal's mark, unless the list that it stands in has one. */
    private void mark() {
        afterIn = false;
        if (list && first >= 0) {
            out.setLength(first);
            return;
        }
        out.append('?');
        first = list ? out.length() : -1;
    }

    private boolean next(char wanted) {
        return at + 1 < sql.length() && sql.charAt(at + 1) == wanted;
    }

    private boolean blank(int i) {
        return i >= sql.length() || Character.isWhitespace(sql.charAt(i));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private void literal(boolean escapes) {
        at++;
        open = true;
        while (at < sql.length() && open) {
            char c = sql.charAt(at++);
            if (escapes && c == '\\') {
                at++;
            } else if (c == '\'') {
                open = at < sql.length() && sql.charAt(at) == '\'';
                at += open ? 1 : 0;
            }
        }
        at = Math.min(at, sql.length());
        mark();
    }

    /** Oracle's {@code q'[it's]'}, whose q is behind. */
    private void alternative() {
        int pair = at + 1 < sql.length() ? "[{(<".indexOf(sql.charAt(at + 1)) : 0;
        String end = at + 1 >= sql.length() ? "'" : (pair < 0 ? sql.charAt(at + 1) : "]})>".charAt(pair)) + "'";
        int found = at + 2 > sql.length() ? -1 : sql.indexOf(end, at + 2);
        at = found < 0 ? sql.length() : found + 2;
        mark();
    }

    /** PostgreSQL's {@code $tag$ it's $tag$}; one that does not close turns the notation off, so that none is searched twice. */
    private boolean dollar() {
        int end = at + 1;
        while (end < sql.length() && end - at < 64 && (Character.isLetter(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return false;
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        dollarQuotes = close >= 0;
        at = close < 0 ? at : close + tag.length();
        return dollarQuotes;
    }

    private void copyThrough(char quote) {
        int end = sql.indexOf(quote, at + 1);
        int stop = end < 0 ? sql.length() : end + 1;
        out.append(sql, at, stop);
        at = stop;
        afterIn = false;
        list = false;
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
        mark();
    }

    private void word() {
        int start = at;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
            at++;
        }
        list = false;
        int length = at - start;
        char last = (char) (sql.charAt(at - 1) | 0x20);
        boolean quoted = at < sql.length() && sql.charAt(at) == '\'';
        if (quoted && last == 'q' && (length == 1 || length == 2 && (sql.charAt(start) | 0x20) == 'n')) {
            alternative();
        } else if (quoted && length == 1) {
            literal(backslash || last == 'e');
        } else {
            out.append(sql, start, at);
            afterIn = length == 2 && last == 'n' && (sql.charAt(start) | 0x20) == 'i';
        }
    }
}
