package io.rowtally.cli.report;

import io.rowtally.cli.log.LogLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The days, or parts of days, of which lines have expired: there the daily rollup counts, in place of what is left of its lines. Which run
 * has counted them is the run that they are of, whichever has written them. Memory grows with such days.
 */
final class Condensed {
    /** By run, when each begins and ends. */
    private final Map<String, TreeMap<Instant, Instant>> byRun = new HashMap<>();

    /** A daily rollup that counts; any other line is passed over. */
    void add(LogLine line) {
        Instant start = line.time("event.start");
        Instant end = line.time("event.end");
        if (isDaily(line) && start != null && end != null) {
            byRun.computeIfAbsent(run(line), none -> new TreeMap<>())
                    .merge(start, end, (a, b) -> a.isBefore(b) ? b : a);
        }
    }

    /** When that began in which a line's interval began; null where it counts by itself. */
    @Nullable
    Instant begin(LogLine line) {
        if (byRun.isEmpty()) {
            return null; // as of most logs
        }
        TreeMap<Instant, Instant> ofRun = byRun.get(run(line));
        Instant start = line.time("event.start");
        if (ofRun == null || start == null) {
            return null;
        }
        Map.Entry<Instant, Instant> before = ofRun.floorEntry(start);
        return before != null && (start.isBefore(before.getValue()) || start.equals(before.getKey()))
                ? before.getKey()
                : null;
    }

    static boolean isDaily(LogLine line) {
        return "pii-read-rollup".equals(line.text("event.action")) && "1d".equals(line.text("pii.interval"));
    }

    private static String run(LogLine line) {
        return line.text("pii.recovered.run", line.text("agent.ephemeral_id", ""));
    }
}
