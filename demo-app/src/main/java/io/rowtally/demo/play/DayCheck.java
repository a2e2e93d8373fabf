package io.rowtally.demo.play;

import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the agent's report against the player's expectations. Exit code 0 where every user's rows fetched, rows read,
 * rows with personal data and values of every category are equal, the different persons as near as an estimate is, and no personal row is unattributed; 1 with a line for
 * each difference; 2 for wrong arguments or unreadable files.
 */
public final class DayCheck {

    private static final String UNATTRIBUTED = "_unattributed";
    private static final String SYSTEM = "_system";

    private static final long FEW = 384;
    private static final double ERROR = 0.05;

    private DayCheck() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: DayCheck EXPECTATIONS REPORT.json");
            System.exit(2);
        }
        try {
            Map<String, Map<String, Long>> expected = Expectations.read(Paths.get(arguments[0]));
            List<String> differences = differences(expected, Report.read(Paths.get(arguments[1])));
            for (String difference : differences) {
                System.out.println("  " + difference);
            }
            System.out.println(
                    differences.isEmpty()
                            ? "The report equals the pages for all " + expected.size() + " users, to the row."
                            : "The report DIFFERS in " + differences.size() + " places.");
            System.exit(differences.isEmpty() ? 0 : 1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** One sentence for each counter that is not equal; both sides are values by counter by user. */
    static List<String> differences(Map<String, Map<String, Long>> expected, Map<String, Map<String, Long>> reported) {
        List<String> differences = new ArrayList<>();
        expected.forEach((user, counters) ->
                compare(user, counters, reported.getOrDefault(user, Collections.emptyMap()), differences));
        reported.forEach((user, counters) -> {
            long personal = counters.getOrDefault("rows.pii_fetched", 0L) + counters.getOrDefault("rows.pii_read", 0L);
            if (user.equals(UNATTRIBUTED) && personal > 0) {
                differences.add("personal rows that belong to nobody: " + counters);
            } else if (!user.equals(UNATTRIBUTED) && !user.equals(SYSTEM) && !expected.containsKey(user)) {
                differences.add(user + ": reported, but did not work that day");
            }
        });
        return differences;
    }

    /** Of a few hundred persons the report is exact; of more it errs by one in a hundred, hardly ever by five. */
    private static boolean isUnlikely(String counter, long persons, long estimate) {
        double error = estimate <= FEW ? 0 : ERROR;
        return counter.equals(Tally.LEAST_SUBJECTS)
                ? estimate < persons * (1 - error)
                : estimate > persons * (1 + error);
    }

    private static void compare(
            String user, Map<String, Long> expected, Map<String, Long> reported, List<String> differences) {
        Set<String> counters = new TreeSet<>(expected.keySet());
        for (String counter : reported.keySet()) {
            if (counter.startsWith("values.")) {
                counters.add(counter);
            }
        }
        for (String counter : counters) {
            long should = expected.getOrDefault(counter, 0L);
            boolean persons = counter.equals(Tally.LEAST_SUBJECTS) || counter.equals(Tally.MOST_SUBJECTS);
            long is = reported.getOrDefault(persons ? "subjects.estimate" : counter, 0L);
            if (persons ? isUnlikely(counter, should, is) : should != is) {
                differences.add(user + ": " + counter + " expected " + should + ", reported " + is);
            }
        }
    }
}
