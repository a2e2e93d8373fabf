package io.rowtally.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Statements that tell a connection of its user, as the operator writes them: {@code SET app.user_name}, whatever the database calls
 * what is set there, or {@code CALL dbms_session.set_identifier}, with the text of its first parameter in parentheses where the user
 * is the second: {@code CALL sp_set_session_context(user)}. Immutable.
 */
public final class ToldBySql {
    /** Whether something is set; else a procedure or function is called. */
    public final boolean sets;

    /** What is set or called, in lower case; a variable of MySQL's with its {@code @}. */
    public final String name;

    /** What the first parameter has to be, so that the second is the user; null where the first is. */
    public final @Nullable String key;

    private ToldBySql(boolean sets, String name, @Nullable String key) {
        this.sets = sets;
        this.name = name.toLowerCase(Locale.ROOT);
        this.key = key;
    }

    /** Null for what is not of that form. In premain: without regular expressions. */
    public static @Nullable ToldBySql parse(String text) {
        int blank = text.indexOf(' ');
        String verb = blank < 0 ? "" : text.substring(0, blank).toUpperCase(Locale.ROOT);
        String name = text.substring(blank + 1).trim();
        if (verb.equals("SET")) {
            return isName(name) ? new ToldBySql(true, name, null) : null;
        }
        int open = name.indexOf('(');
        String key = open < 0 || !name.endsWith(")") ? null : name.substring(open + 1, name.length() - 1);
        String called = open < 0 ? name : name.substring(0, open);
        boolean right = verb.equals("CALL") && isName(called) && (open < 0 || key != null && isName(key));
        return right ? new ToldBySql(false, called, key) : null;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '.' && c != '@' && c != '-' && c != ':' && c != '#') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
