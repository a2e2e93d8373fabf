package io.rowtally.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word of a statement in any dialect. Immutable. */
final class SqlWord {
    /** What words there are. */
    enum Kind {
        /** Also with dots in it, each of its parts quoted or not; a variable of MySQL's with its {@code @}. */
        NAME,
        /** A name all of which stands in double quotes, which is a text in MySQL. */
        QUOTED,
        TEXT,
        NUMBER,
        /** A place for a bound value. */
        PARAMETER,
        SIGN
    }

    final Kind kind;
    /** Without quotes, in lower case if it had none; of a text what it says. */
    final String text;
    /** Of a parameter, from 1. */
    final int number;

    private SqlWord(Kind kind, String text, int number) {
        this.kind = kind;
        this.text = text;
        this.number = number;
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** Reads a statement's words, without comments. Linear. */
    static final class Reader {
        private final String sql;
        private final List<SqlWord> words = new ArrayList<>();
        private int at;
        private int parameters;
        private boolean doubtful;

        Reader(String sql) {
            this.sql = sql;
            while (at < sql.length()) {
                next(sql.charAt(at));
            }
        }

        List<SqlWord> words() {
            return words;
        }

        /**
         * Whether a text has a backslash in it: in one dialect the quote behind it ends the text and in another it does not, so
         * nothing is sure.
         */
        boolean isDoubtful() {
            return doubtful;
        }

        private void next(char c) {
            if (Character.isWhitespace(c)) {
                at++;
            } else if (looking("--") || c == '#' && isBlank(at + 1)) {
                skipTo("\n");
            } else if (looking("/*")) {
                skipTo("*/");
            } else if (c == '\'') {
                text();
            } else if (beginsName(at)) {
                name();
            } else if (Character.isDigit(c)) {
                number();
            } else if (c == '?' || c == ':' && beginsParameter(at + 1)) {
                parameter();
            } else if (c == '$' && dollars()) {
                return;
            } else {
                sign();
            }
        }

        private void add(SqlWord.Kind kind, String text) {
            words.add(new SqlWord(kind, text, parameters));
        }

        private boolean looking(String what) {
            return sql.startsWith(what, at);
        }

        private boolean isBlank(int i) {
            return i >= sql.length() || Character.isWhitespace(sql.charAt(i));
        }

        private void skipTo(String end) {
            int found = sql.indexOf(end, at + 2);
            at = found < 0 ? sql.length() : found + end.length();
        }

        private void text() {
            StringBuilder text = new StringBuilder();
            at++;
            while (at < sql.length()) {
                char c = sql.charAt(at++);
                if (c == '\'' && !looking("'")) {
                    add(Kind.TEXT, text.toString());
                    return;
                }
                at += c == '\'' ? 1 : 0;
                doubtful |= c == '\\';
                text.append(c);
            }
            doubtful = true;
        }

        /** PostgreSQL's {@code $tag$ it's $tag$}. */
        private boolean dollars() {
            int end = at + 1;
            while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
                end++;
            }
            if (end >= sql.length() || sql.charAt(end) != '$') {
                return false;
            }
            String tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            doubtful |= close < 0;
            add(Kind.TEXT, close < 0 ? "" : sql.substring(end + 1, close));
            at = close < 0 ? sql.length() : close + tag.length();
            return true;
        }

        private boolean beginsName(int i) {
            char c = i < sql.length() ? sql.charAt(i) : ' ';
            return Character.isLetter(c) || c == '_' || c == '@' || c == '"' || c == '`' || c == '[' && isNoIndex(i);
        }

        private boolean isNoIndex(int i) {
            boolean behindName = i > 0 && Character.isJavaIdentifierPart(sql.charAt(i - 1));
            return !behindName && i + 1 < sql.length() && Character.isLetter(sql.charAt(i + 1));
        }

        private void name() {
            StringBuilder name = new StringBuilder();
            int start = at;
            boolean dot = true;
            while (dot) {
                name.append(part());
                dot = looking(".") && beginsName(at + 1);
                if (dot) {
                    name.append('.');
                    at++;
                }
            }
            if (looking("'") && isPrefix(name)) {
                prefixed(name.charAt(0));
            } else {
                boolean quoted = sql.charAt(start) == '"' && sql.indexOf('"', start + 1) == at - 1;
                add(quoted ? Kind.QUOTED : Kind.NAME, name.toString());
            }
        }

        private static boolean isPrefix(StringBuilder name) {
            return name.length() == 1 && "neqbx".indexOf(name.charAt(0)) >= 0;
        }

        /** A text behind a letter that says how it is written. */
        private void prefixed(char letter) {
            if (letter == 'q' && at + 2 < sql.length()) {
                char begin = sql.charAt(at + 1);
                int pair = "[{(<".indexOf(begin);
                String end = (pair < 0 ? begin : "]})>".charAt(pair)) + "'";
                int close = sql.indexOf(end, at + 2);
                doubtful |= close < 0;
                add(Kind.TEXT, close < 0 ? "" : sql.substring(at + 2, close));
                at = close < 0 ? sql.length() : close + 2;
            } else {
                text();
            }
        }

        private String part() {
            int start = at;
            while (at < sql.length() && sql.charAt(at) == '@') {
                at++;
            }
            String marks = sql.substring(start, at);
            char c = at < sql.length() ? sql.charAt(at) : ' ';
            if (c == '"' || c == '`' || c == '[') {
                int close = sql.indexOf(c == '[' ? ']' : c, at + 1);
                String inside = sql.substring(at + 1, close < 0 ? sql.length() : close);
                at = close < 0 ? sql.length() : close + 1;
                return marks + inside;
            }
            int word = at;
            while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
                at++;
            }
            return marks + sql.substring(word, at).toLowerCase(Locale.ROOT);
        }

        private void number() {
            int start = at;
            while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
                at++;
            }
            add(Kind.NUMBER, sql.substring(start, at));
        }

        private boolean beginsParameter(int i) {
            boolean cast = at > 0 && sql.charAt(at - 1) == ':';
            return !cast && i < sql.length() && Character.isJavaIdentifierPart(sql.charAt(i));
        }

        private void parameter() {
            at++;
            while (at < sql.length() && sql.charAt(at - 1) != '?' && Character.isJavaIdentifierPart(sql.charAt(at))) {
                at++;
            }
            parameters++;
            add(Kind.PARAMETER, "?");
        }

        private void sign() {
            int length = looking(":=") || looking("::") || looking("=>") ? 2 : 1;
            add(Kind.SIGN, sql.substring(at, at + length));
            at += length;
        }
    }
}
