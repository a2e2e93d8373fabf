package io.rowtally.config;

/**
 * Something that is wrong with the settings: where it was written, what is wrong and what the agent does instead.
 *
 * <p>Shown to the operator as one line on standard error and in {@code agent.log}, and carried by the {@code agent-start} event.
 */
public final class Problem {
    private static final int LONGEST_QUOTE = 120;

    private final String origin;
    private final String text;

    Problem(String origin, String text) {
        this.origin = oneLine(origin, 4 * LONGEST_QUOTE);
        this.text = oneLine(text, 8 * LONGEST_QUOTE);
    }

    /** Where it was written: the agent argument, a system property, an environment variable, or file and line. */
    public String origin() {
        return origin;
    }

    /** What is wrong and what is done instead, in English, without line breaks. */
    public String text() {
        return text;
    }

    /** Both in one line. */
    @Override
    public String toString() {
        return origin + ": " + text;
    }

    /** What the operator wrote, short enough and without the characters that would break the line. */
    static String quote(String given) {
        return oneLine(given, LONGEST_QUOTE);
    }

    private static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest) + 3);
        for (int i = 0; i < text.length(); i++) {
            if (i == longest) {
                return line.append("...").toString();
            }
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString();
    }
}
