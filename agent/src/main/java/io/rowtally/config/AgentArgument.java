package io.rowtally.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text behind {@code -javaagent:rowtally-agent.jar=}: {@code key=value,key=value}.
 *
 * <p>A value with a comma in it is put in quotes, single or double, which a doubled quote inside stands for itself:
 * {@code log.dir="C:\logs, old",mode=off}. A backslash is an ordinary character, so Windows paths need nothing. Blanks
 * around keys and values and empty pieces are ignored; of a key that comes twice the last counts, and is reported.
 */
final class AgentArgument {
    private static final String ORIGIN = "agent argument";

    private final String text;
    private final Problems problems;
    private final Map<String, Given> pairs = new LinkedHashMap<>();
    private int at;

    private AgentArgument(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    static Map<String, Given> parse(String text, Problems problems) {
        AgentArgument argument = new AgentArgument(text, problems);
        while (argument.at < text.length()) {
            argument.piece();
        }
        return argument.pairs;
    }

    private void piece() {
        int equals = at;
        while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != ',') {
            equals++;
        }
        String key = text.substring(at, equals).trim();
        boolean bare = equals == text.length() || text.charAt(equals) == ',';
        at = equals + 1;
        if (bare) {
            if (!key.isEmpty()) {
                bare(key);
            }
            return;
        }
        String value = value(key);
        if (pairs.put(key, new Given(value, ORIGIN)) != null) {
            problems.add(ORIGIN, Problem.quote(key) + " is given twice; the last one counts");
        }
    }

    private void bare(String piece) {
        String complaint = "'" + Problem.quote(piece) + "' is not key=value (a value with a comma needs quotes)";
        if (Misspelling.concernsData(piece, "")) {
            problems.stayOff(ORIGIN, complaint);
        } else {
            problems.add(ORIGIN, complaint + "; it is ignored");
        }
    }

    private String value(String key) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(key, text.charAt(at));
        }
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String value = text.substring(at, end).trim();
        at = end + 1;
        return value;
    }

    private String quoted(String key, char quote) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != quote) {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                value.append(quote);
                at++;
            } else {
                at++;
                endOfQuoted(key);
                return value.toString().trim();
            }
        }
        problems.stayOff(
                ORIGIN, "the quote behind " + Problem.quote(key) + "= is never closed, so what follows is lost");
        return value.toString().trim();
    }

    private void endOfQuoted(String key) {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String rest = text.substring(at, end).trim();
        if (!rest.isEmpty()) {
            problems.stayOff(
                    ORIGIN, "there is '" + Problem.quote(rest) + "' behind the closing quote of " + Problem.quote(key));
        }
        at = end + 1;
    }
}
