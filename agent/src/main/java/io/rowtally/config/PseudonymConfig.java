package io.rowtally.config;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log names users or pseudonyms: {@code user.pseudonym}, {@code user.pseudonym.key}, {@code user.pseudonym.table}.
 * Immutable; any thread.
 */
public final class PseudonymConfig {
    private final boolean wanted;
    private final @Nullable String key;
    private final @Nullable String table;

    private PseudonymConfig(boolean wanted, @Nullable String key, @Nullable String table) {
        this.wanted = wanted;
        this.key = key;
        this.table = table;
    }

    static PseudonymConfig read(Sources sources, Problems problems) {
        return new PseudonymConfig(
                wanted(sources, problems),
                file(sources.get(Key.USER_PSEUDONYM_KEY)),
                file(sources.get(Key.USER_PSEUDONYM_TABLE)));
    }

    /** What is neither yes nor no is yes: a name that was written cannot be taken back. */
    private static boolean wanted(Sources sources, Problems problems) {
        Given given = sources.get(Key.USER_PSEUDONYM);
        if (given == null) {
            return false;
        }
        String word = given.value.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.useDefault(Key.USER_PSEUDONYM, given, "is not true or false", "true");
        }
        return !word.equals("false");
    }

    private static @Nullable String file(@Nullable Given given) {
        return given == null || given.value.isEmpty() ? null : given.value;
    }

    void describe(Map<String, String> effective) {
        effective.put(Key.USER_PSEUDONYM.text, Boolean.toString(wanted));
        if (key != null) {
            effective.put(Key.USER_PSEUDONYM_KEY.text, key);
        }
        if (table != null) {
            effective.put(Key.USER_PSEUDONYM_TABLE.text, table);
        }
    }

    /** Whether pseudonyms are written in place of users' ids. */
    public boolean wanted() {
        return wanted;
    }

    /** The key's file, relative to the working directory; null where it is in the log directory. */
    public @Nullable String key() {
        return key;
    }

    /** The file of the table that undoes pseudonyms; null where it is in the log directory. */
    public @Nullable String table() {
        return table;
    }
}
