package io.rowtally.demo.play;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database's own count of executions and rows by the statements' marks, from H2's QUERY_STATISTICS. The database
 * counts the rows of a result, not those fetched: the two agree where the register reads to the end. Immutable.
 */
final class DatabaseCount {

    private static final Pattern MARK = Pattern.compile("/\\* ([A-Z]{3}-[0-9]{2}) \\*/");
    /** The statement that asks for the statistics is not in its own answer. */
    private static final String OWN_MARK = PageFootprint.QUERY_STATISTICS.only().mark;

    private final Map<String, Long> executions = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();

    /** The answer's lines, headings first: statement, executions, rows; tab-separated. */
    DatabaseCount(String[] lines) {
        for (int i = 1; i < lines.length; i++) {
            String[] fields = lines[i].split("\t");
            Matcher mark = MARK.matcher(fields[0]);
            if (mark.find()) {
                executions.merge(mark.group(1), Long.parseLong(fields[1]), Long::sum);
                rows.merge(mark.group(1), Long.parseLong(fields[2]), Long::sum);
            }
        }
    }

    /** Where database and tallies together do not agree, one sentence each. */
    List<String> differences(Collection<Tally> tallies) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Tally.Use> entry : together(tallies).entrySet()) {
            String mark = entry.getKey();
            Tally.Use use = entry.getValue();
            if (mark.equals(OWN_MARK)) {
                continue;
            }
            long executed = executions.getOrDefault(mark, 0L);
            long counted = rows.getOrDefault(mark, 0L);
            if (executed != use.executions) {
                differences.add(mark + ": the database ran it " + executed + " times, expected " + use.executions);
            }
            if (use.whole ? counted != use.rows : counted < use.rows) {
                differences.add(mark + ": the database counts " + counted + " rows, expected "
                        + (use.whole ? "" : "at least ") + use.rows);
            }
        }
        return differences;
    }

    private static Map<String, Tally.Use> together(Collection<Tally> tallies) {
        Map<String, Tally.Use> together = new TreeMap<>();
        for (Tally tally : tallies) {
            tally.uses().forEach((mark, use) -> {
                Tally.Use sum = together.computeIfAbsent(mark, any -> new Tally.Use());
                sum.whole = use.whole;
                sum.executions += use.executions;
                sum.rows += use.rows;
            });
        }
        return together;
    }
}
