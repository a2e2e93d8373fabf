package io.rowtally.tagging.lineage;

import java.util.Arrays;

/** Cuts one SQL text into tokens, from left to right, each character once. Confined to the call that creates it. */
final class SqlScanner {
    private final String sql;
    private final boolean backslash;
    private byte[] types = new byte[64];
    private String[] texts = new String[64];
    private int size;
    private int at;
    private boolean broken;
    private boolean dollarQuotes = true;

    SqlScanner(String sql, boolean backslash) {
        this.sql = sql;
        this.backslash = backslash;
    }

    int size() {
        return size;
    }

    byte[] types() {
        return types;
    }

    String[] texts() {
        return texts;
    }

    /** False where a quote or comment does not end. */
    boolean scan() {
        while (at < sql.length() && !broken) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '\u3000' || c == '\ufeff' || c == '\u00a0') {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                line();
            } else if (c == '/' && peek(1) == '*') {
                block();
            } else if (c == '#' && (Character.isWhitespace(peek(1)) || peek(1) == 0)) {
                line();
            } else if (c == '\'') {
                literal(backslash);
            } else if (c == '"' || c == '`') {
                quoted(c);
            } else if (c == '[' && !subscript()) {
                quoted(']');
            } else if (c == '$' && dollarQuotes && dollar()) {
                continue;
            } else if (Character.isDigit(c)) {
                number();
            } else if (part(c) && !(c == '#' && peek(1) == '>')) {
                word();
            } else if (c == '\\' && !backslash) {
                // no SQL has one outside quotes: one before a quote was taken for the literal's last character
                broken = true;
            } else {
                add(SqlTokens.SYMBOL, String.valueOf(c));
                at++;
            }
        }
        return !broken;
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '$'
                || c == '#'
                || c == '@'
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void line() {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
    }

    private void block() {
        int end = sql.indexOf("*/", at + 2);
        broken = end < 0;
        at = end + 2;
    }

    private void literal(boolean escapes) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (escapes && c == '\\') {
                at += 2;
            } else if (c == '\'' && peek(1) == '\'') {
                at += 2;
            } else if (c == '\'') {
                at++;
                add(SqlTokens.LITERAL, "");
                return;
            } else {
                at++;
            }
        }
        broken = true;
    }

    private void quoted(char quote) {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == quote && peek(1) == quote) {
                name.append(c);
                at += 2;
            } else if (c == quote) {
                at++;
                add(SqlTokens.QUOTED, name.toString());
                return;
            } else {
                name.append(c);
                at++;
            }
        }
        broken = true;
    }

    /** Whether a bracket right behind a name or a bracket is an array's index (PostgreSQL), not a quote (SQL Server). */
    private boolean subscript() {
        if (at == 0 || size == 0) {
            return false;
        }
        char before = sql.charAt(at - 1);
        boolean array = texts[size - 1].equalsIgnoreCase("array") && types[size - 1] == SqlTokens.WORD;
        return array || part(before) || before == ')' || before == ']' && types[size - 1] == SqlTokens.SYMBOL;
    }

    /** PostgreSQL's $tag$ ... $tag$; one that does not close turns the notation off, so that none is searched twice. */
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
        if (close < 0) {
            dollarQuotes = false;
            return false;
        }
        at = close + tag.length();
        add(SqlTokens.LITERAL, "");
        return true;
    }

    private void number() {
        int start = at;
        while (at < sql.length() && part(sql.charAt(at))) {
            at++;
        }
        boolean name = false;
        for (int i = start; i < at; i++) {
            name |= sql.charAt(i) > 127;
        }
        add(name ? SqlTokens.WORD : SqlTokens.LITERAL, name ? sql.substring(start, at) : "");
    }

    private void word() {
        int start = at;
        while (at < sql.length() && part(sql.charAt(at))) {
            at++;
        }
        if (at < sql.length() && sql.charAt(at) == '\'' && at - start <= 2 && prefix(start)) {
            return;
        }
        add(SqlTokens.WORD, sql.substring(start, at));
    }

    /** The letters right before a literal: N'..', E'..' with backslashes, Oracle's q'[..]'. */
    private boolean prefix(int start) {
        char c = Character.toLowerCase(sql.charAt(at - 1));
        if (c == 'q' && at + 1 < sql.length()) {
            char open = sql.charAt(at + 1);
            int pair = "[{(<".indexOf(open);
            char close = pair < 0 ? open : "]})>".charAt(pair);
            int end = sql.indexOf(close + "'", at + 2);
            broken = end < 0;
            at = end + 2;
            add(SqlTokens.LITERAL, "");
            return true;
        }
        if (at - start == 1 && (c == 'n' || c == 'e' || c == 'b' || c == 'x')) {
            literal(backslash || c == 'e');
            return true;
        }
        return false;
    }

    private void add(byte type, String text) {
        if (size == types.length) {
            types = Arrays.copyOf(types, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
        }
        types[size] = type;
        texts[size++] = text;
    }
}
