package io.rowtally.config;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tagging may look at beside names: {@code tag.schema}, {@code tag.values}. Immutable; any thread. */
public final class TagConfig {
    private final @Nullable String schema;
    private final boolean values;

    private TagConfig(@Nullable String schema, boolean values) {
        this.schema = schema;
        this.values = values;
    }

    static TagConfig read(Sources sources, Problems problems) {
        Given schema = sources.get(Key.TAG_SCHEMA);
        String file = schema == null || schema.value.isEmpty() ? null : schema.value;
        return new TagConfig(file, values(sources, problems));
    }

    /** What is neither yes nor no is no: it may have been meant so. */
    private static boolean values(Sources sources, Problems problems) {
        Given given = sources.get(Key.TAG_VALUES);
        if (given == null) {
            return true;
        }
        String word = given.value.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.useDefault(Key.TAG_VALUES, given, "is not true or false", "false");
        }
        return word.equals("true");
    }

    void describe(Map<String, String> effective) {
        effective.put(Key.TAG_VALUES.text, Boolean.toString(values));
        if (schema != null) {
            effective.put(Key.TAG_SCHEMA.text, schema);
        }
    }

    /**
     * The file with what the operator has exported of the database's dictionary, relative to the working directory; null where
     * none was named. Read by the agent's thread, later.
     */
    public @Nullable String schema() {
        return schema;
    }

    /** Whether a few values of each column that the application reads are looked at, in memory. */
    public boolean values() {
        return values;
    }
}
