package io.rowtally.runtime;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The labels of one statement's columns as they may be written down. Some drivers make the label of a column without an alias
 * from its expression, MySQL that of a literal from the literal's bare text: that would be a value in the log. The
 * statement is looked through once, not once for each of a thousand columns.
 */
final class WrittenLabel {
    private static final String HIDDEN = "?";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");
    private static final Pattern NOISE = Pattern.compile("[\\s\"`\\[\\]]+");

    /** The bare statement; null where any label may be written. */
    private final @Nullable String statement;

    private WrittenLabel(@Nullable String statement) {
        this.statement = statement;
    }

    /** @param sql the statement without literals; null where it is not known */
    static WrittenLabel in(@Nullable String sql) {
        return new WrittenLabel(sql == null || sql.indexOf('*') >= 0 ? null : bare(sql));
    }

    /**
     * @param label without quoted literals
     * @return the label if the statement has it outside its literals or takes columns as they come, else {@code ?}; long
     *     numbers in it as {@code #}
     */
    String of(String label) {
        boolean named = statement == null || statement.contains(bare(label));
        return named ? NUMBER.matcher(label).replaceAll("#") : HIDDEN;
    }

    private static String bare(String text) {
        return NOISE.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
