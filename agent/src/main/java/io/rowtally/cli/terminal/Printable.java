package io.rowtally.cli.terminal;

/** Text from outside, made fit for a terminal: user ids and labels come from requests, and may try to steer it. */
public final class Printable {
    private static final String CUT = "…";

    private Printable() {}

    /** Without control characters (C0, C1), invisible formatting such as bidi controls, and line separators. */
    public static String of(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(Printable::shows).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean shows(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
                return false;
            default:
                return true;
        }
    }

    /** Cut to a number of places on the terminal, at least one; an ellipsis stands for the rest. */
    public static String cut(String text, int places) {
        if (TextTable.width(text) <= places) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = TextTable.width(CUT);
        for (int c : text.codePoints().toArray()) {
            width += TextTable.width(c);
            if (width > places) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append(CUT).toString();
    }
}
