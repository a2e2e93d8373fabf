package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an event is in words and weight, for formats that ask for both. Stateless. */
final class EventWords {
    /** Actions that count what was read. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("pii-read", "Personal data read");
        NAMES.put("pii-read-rollup", "Personal data read, over a longer time");
        NAMES.put("agent-start", "Counting started");
        NAMES.put("agent-stop", "Counting ended");
        NAMES.put("agent-paused", "Counting paused");
        NAMES.put("agent-resumed", "Counting resumed");
        NAMES.put("agent-disabled", "Agent switched off");
        NAMES.put("config-changed", "Settings changed");
        NAMES.put("recovered", "Counts of a killed process recovered");
        NAMES.put("segment-expired", "Segment of the log expired");
        NAMES.put("kept-expired", "Daily counts of expired segments expired");
        NAMES.put("column-tagged", "Column holds personal data");
        NAMES.put("column-untagged", "Column holds no personal data");
        NAMES.put("guess-withdrawn", "Guess of a user withdrawn");
        NAMES.put("attribution-hint", "Users could be known better");
        NAMES.put("unattributed-stack", "Rows read by nobody known");
        NAMES.put("agent-health", "Health of the agent");
        NAMES.put("pii-budget-exceeded", "More personal data read than allowed");
        NAMES.put("pii-anomaly", "Unusual reading of personal data");
    }

    private EventWords() {}

    /** The event's name; its action where there is none. */
    static String name(String action) {
        String name = NAMES.get(action);
        return name == null ? action : name;
    }

    /** Whether it says who read how much. */
    static boolean isReading(String action) {
        return action.equals("pii-read") || action.equals("pii-read-rollup");
    }

    /** 0 to 10: 1 for what only informs, 3 for reading, 5 where counting ends or is lost, 8 for alerts. */
    static int severity(String action) {
        switch (action) {
            case "pii-budget-exceeded":
            case "pii-anomaly":
                return 8;
            case "agent-stop":
            case "agent-paused":
            case "agent-disabled":
            case "recovered":
            case "guess-withdrawn":
                return 5;
            case "pii-read":
            case "pii-read-rollup":
                return 3;
            default:
                return 1;
        }
    }

    /** Who read how much, in a sentence; the event's name for others. */
    static String sentence(LogLine line) {
        String action = line.text("event.action", "");
        return isReading(action)
                ? line.text("user.id", "") + " read " + line.number("pii.rows.read") + " rows, "
                        + line.number("pii.rows.pii_read") + " of them with personal data"
                : name(action);
    }

    /** Names and numbers of an object of counts, as {@code EMAIL:3; PHONE:12}: without equals signs, which some readers do not unescape. */
    static String counts(LogLine line, String path) {
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<String, Long> one : line.members(path).entrySet()) {
            counts.append(counts.length() == 0 ? "" : "; ")
                    .append(one.getKey())
                    .append(':')
                    .append(one.getValue());
        }
        return counts.toString();
    }
}
