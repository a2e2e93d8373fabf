package io.rowtally.telemetry;

/**
 * Makes text from outside (user ids, labels, messages) safe for one line of a log. JSON escaping alone is not enough:
 * what a terminal, a spreadsheet or a line reader shows must be the text that was there, so characters that steer a
 * display are taken out. Stateless.
 */
final class Text {

    /** Longest string of an event, in UTF-16 characters (TELEMETRY.md, 1). */
    static final int LONGEST = 256;

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** {@link #clean(String, int)} with the limit of events. */
    static String clean(String text) {
        return clean(text, LONGEST);
    }

    /**
     * The text without control characters (C0, DEL, C1), line and paragraph separators and bidirectional controls, cut at
     * {@code longest} characters but never inside a surrogate pair; a surrogate without its partner becomes U+FFFD.
     */
    static String clean(String text, int longest) {
        if (text.length() <= longest && isPlain(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && kept.length() < longest; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                if (!isSteering(c)) {
                    kept.append(c);
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (kept.length() + 2 > longest) {
                    break;
                }
                kept.append(c).append(text.charAt(++i));
            } else {
                kept.append(REPLACEMENT);
            }
        }
        return kept.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) || isSteering(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSteering(char c) {
        return Character.isISOControl(c)
                || c == '\u061C'
                || (c >= '\u200E' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
