package io.rowtally.runtime;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column's label as it may be written down. Some drivers make the label of a column without an alias from its
 * expression, MySQL that of a literal from the literal's bare text: that would be a value in the log.
 */
final class WrittenLabel {
    private static final String HIDDEN = "?";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");
    private static final Pattern NOISE = Pattern.compile("[\\s\"`\\[\\]]+");

    private WrittenLabel() {}

    /**
     * @param label without quoted literals
     * @param sql the statement without literals; null where it is not known
     * @return the label if the statement has it outside its literals or takes columns as they come, else {@code ?}; long
     *     numbers in it as {@code #}
     */
    static String of(String label, @Nullable String sql) {
        boolean named = sql == null || sql.indexOf('*') >= 0 || bare(sql).contains(bare(label));
        return named ? NUMBER.matcher(label).replaceAll("#") : HIDDEN;
    }

    private static String bare(String text) {
        return NOISE.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
