package io.rowtally.tagging;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code inventory.tsv}: tab-separated, an empty field for what is not known, tabs, line ends and
 * backslashes in names written as {@code \t \n \r \\}, other control characters as a space. Stateless.
 */
final class InventoryText {
    static final String HEADER =
            "system\tnamespace\ttable\tcolumn\tlabel\tcategory\tsensitivity\tconfidence\ttagged_by\tevidence"
                    + "\tfirst_seen\treads";

    private static final int FIELDS = 12;
    /** Before it was kept when columns were first seen and how often they were read. */
    private static final int OLD_FIELDS = 10;

    private static final String FIRST_NAMES = "system\tnamespace\t";
    private static final String BETWEEN_RULES = "; ";

    private InventoryText() {}

    static void append(StringBuilder text, InventoryKey key, ColumnTag tag, Instant firstSeen, long reads) {
        String[] fields = {
            key.system,
            key.namespace,
            key.table,
            key.column,
            tag.label(),
            tag.category().name(),
            tag.category().sensitivity().name(),
            String.format(Locale.ROOT, "%.3f", tag.confidence()),
            tag.taggedBy(),
            String.join(BETWEEN_RULES, tag.evidence()),
            firstSeen.truncatedTo(ChronoUnit.SECONDS).toString(),
            Long.toString(reads)
        };
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t").append(escape(fields[i]));
        }
        text.append('\n');
    }

    /** Takes what a line says. */
    interface Rows {
        void accept(InventoryKey key, ColumnTag tag, Instant firstSeen, long reads);
    }

    /** @param now when a column was first seen whose line does not say so */
    static void parse(String text, Instant now, List<String> problems, Rows rows) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            if (line.isEmpty() || line.startsWith(FIRST_NAMES)) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            boolean old = fields.length == OLD_FIELDS;
            ColumnTag tag = old || fields.length == FIELDS ? tag(fields) : null;
            Instant firstSeen = old ? now : tag == null ? null : instant(fields[10]);
            long reads = old ? 0 : tag == null ? -1 : number(fields[11]);
            if (tag == null || firstSeen == null || reads < 0) {
                problems.add("inventory line " + (i + 1) + " cannot be understood and is left out");
            } else {
                rows.accept(InventoryKey.of(unescape(fields[0]), unescape(fields[1]), tag), tag, firstSeen, reads);
            }
        }
    }

    private static @Nullable ColumnTag tag(String[] fields) {
        try {
            Category category = Category.valueOf(fields[5]);
            double confidence = Double.parseDouble(fields[7]);
            if (!(confidence >= 0 && confidence <= 1)) {
                return null;
            }
            List<String> evidence = fields[9].isEmpty()
                    ? Collections.<String>emptyList()
                    : Arrays.asList(unescape(fields[9]).split(BETWEEN_RULES));
            return new ColumnTag(
                    orNull(fields[2]),
                    orNull(fields[3]),
                    unescape(fields[4]),
                    category,
                    confidence,
                    fields[8],
                    evidence);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String field) {
        try {
            return Instant.parse(field);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** -1 where it is none. */
    private static long number(String field) {
        try {
            return Long.parseLong(field);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String orNull(String field) {
        return field.isEmpty() ? null : unescape(field);
    }

    private static String escape(String s) {
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '\t':
                    out.append("\\t");
                    break;
                case '\n':
                    out.append("\\n");
                    break;
                case '\r':
                    out.append("\\r");
                    break;
                case '\\':
                    out.append("\\\\");
                    break;
                default:
                    out.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static String unescape(String s) {
        if (s.indexOf('\\') < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length()) {
                c = s.charAt(++i);
                c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            }
            out.append(c);
        }
        return out.toString();
    }
}
