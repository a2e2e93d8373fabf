package io.rowtally.demo.play;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one user must have read by the counters' definitions. Filled by the user's thread, read after it has ended. */
final class Tally {

    /** Different persons: the report estimates some number between these two. */
    static final String LEAST_SUBJECTS = "subjects.least";

    static final String MOST_SUBJECTS = "subjects.most";

    /** Categories that identify a person, as far as the register has them. */
    private static final List<String> STRONGEST = Arrays.asList("NATIONAL_ID", "PHONE", "EMAIL");

    /** Executions and rows of one statement. */
    static final class Use {
        boolean whole;
        long executions;
        long rows;
    }

    private final Map<String, Long> counters = new TreeMap<>();
    /** Who was read: of each row the strongest identifier, without blanks and hyphens, in capitals. */
    private final Set<String> subjects = new HashSet<>();

    /** Identifiers that a page shows in part: some persons have the same, and some may be among those who are known. */
    private final Set<String> hidden = new HashSet<>();

    private final Set<String> hiddenRows = new HashSet<>();

    private final Map<String, Use> uses = new TreeMap<>();

    Tally() {
        for (String counter : new String[] {"fetched", "read", "pii_fetched", "pii_read"}) {
            counters.put("rows." + counter, 0L);
        }
    }

    /** One execution; rows that it passed over unread, before or after those that were read, come as a number. */
    void execution(StatementRead read, Iterable<Map<String, String>> rows, long unread) {
        long number = 0;
        for (Map<String, String> row : rows) {
            number++;
            row(read, row);
        }
        executed(read, number, unread);
    }

    /** One execution whose rows have been given to {@link #row} one by one. */
    void executed(StatementRead read, long rows, long unread) {
        Use use = uses.computeIfAbsent(read.mark, mark -> new Use());
        use.whole = read.whole;
        use.executions++;
        use.rows += rows + unread;
        add("rows.fetched", rows + unread);
        if (read.personal) {
            add("rows.pii_fetched", rows + unread);
        }
    }

    /** A row's values by column; a null value was NULL in the database, which does not count as read. */
    void row(StatementRead read, Map<String, String> row) {
        boolean any = false;
        boolean personal = false;
        String subject = null;
        int strength = STRONGEST.size();
        for (String column : read.columns) {
            if (!row.containsKey(column)) {
                throw new IllegalStateException(read.mark + ": the page does not show " + column);
            }
            if (row.get(column) != null) {
                any = true;
                String category = PersonalColumns.category(column);
                if (category != null) {
                    personal = true;
                    add("values." + category, 1);
                }
                int strong = STRONGEST.indexOf(category);
                if (strong >= 0 && strong < strength) {
                    strength = strong;
                    subject = row.get(column);
                }
            }
        }
        add("rows.read", any ? 1 : 0);
        add("rows.pii_read", personal ? 1 : 0);
        if (subject != null && subject.indexOf('*') >= 0) {
            hidden.add(subject);
            hiddenRows.add(row.toString());
        } else if (subject != null) {
            subjects.add(subject.replaceAll("[\\s\\u00a0\\u3000-]", "").toUpperCase(Locale.ROOT));
        }
    }

    private static boolean hides(String mask, String identifier) {
        int first = mask.indexOf('*');
        int last = mask.lastIndexOf('*');
        return identifier.length() == mask.length()
                && identifier.startsWith(mask.substring(0, first))
                && identifier.endsWith(mask.substring(last + 1));
    }

    private void add(String counter, long number) {
        counters.merge(counter, number, Long::sum);
    }

    /** By name: {@code rows.fetched}, {@code rows.read}, {@code rows.pii_read}, {@code values.PHONE} and so on. */
    Map<String, Long> counters() {
        Set<String> unknown = new HashSet<>(hidden);
        for (String subject : subjects) {
            unknown.removeIf(mask -> hides(mask, subject));
        }
        counters.put(LEAST_SUBJECTS, (long) subjects.size() + unknown.size());
        counters.put(MOST_SUBJECTS, (long) subjects.size() + hiddenRows.size());
        return counters;
    }

    /** By the statements' marks. */
    Map<String, Use> uses() {
        return uses;
    }
}
