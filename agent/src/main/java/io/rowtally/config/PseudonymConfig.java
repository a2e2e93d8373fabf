package io.rowtally.config;

import java.io.File;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log names users or pseudonyms: {@code user.pseudonym}, {@code user.pseudonym.key}, {@code user.pseudonym.table}.
 * Immutable; any thread.
 */
public final class PseudonymConfig {
    private static final int LONGEST_PATH = 4096;

    private final boolean wanted;
    private final @Nullable File key;
    private final @Nullable File table;

    private PseudonymConfig(boolean wanted, @Nullable File key, @Nullable File table) {
        this.wanted = wanted;
        this.key = key;
        this.table = table;
    }

    static PseudonymConfig read(Sources sources, Problems problems) {
        return new PseudonymConfig(
                wanted(sources, problems),
                file(sources, Key.USER_PSEUDONYM_KEY, "state/pseudonym.key", problems),
                file(sources, Key.USER_PSEUDONYM_TABLE, "pseudonyms.tsv", problems));
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

    /** @param otherwise what is in the log directory where no file is given */
    private static @Nullable File file(Sources sources, Key key, String otherwise, Problems problems) {
        Given given = sources.get(key);
        if (given == null || given.value.isEmpty()) {
            return null;
        }
        if (!Given.isPlain(given.value, LONGEST_PATH)) {
            problems.useDefault(key, given, "is not a path", otherwise);
            return null;
        }
        return new File(given.value);
    }

    void describe(Map<String, String> effective) {
        effective.put(Key.USER_PSEUDONYM.text, Boolean.toString(wanted));
        if (key != null) {
            effective.put(Key.USER_PSEUDONYM_KEY.text, key.getPath());
        }
        if (table != null) {
            effective.put(Key.USER_PSEUDONYM_TABLE.text, table.getPath());
        }
    }

    /** Whether pseudonyms are written in place of users' ids. */
    public boolean wanted() {
        return wanted;
    }

    /** The key's file, relative to the working directory; null where it is in the log directory. */
    public @Nullable File key() {
        return key;
    }

    /** The file of the table that undoes pseudonyms; null where it is in the log directory. */
    public @Nullable File table() {
        return table;
    }
}
