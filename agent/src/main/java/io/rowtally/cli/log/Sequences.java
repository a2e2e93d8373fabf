package io.rowtally.cli.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events of which runs have been seen, so that none counts twice however often its line lies there, and so that
 * missing ones show. An {@code event.id} is the run's {@code agent.ephemeral_id}, a dash and a sequence number without
 * gaps (TELEMETRY.md, 1); seen numbers are kept as ranges: memory grows with runs and gaps, not with lines.
 */
public final class Sequences {
    private final Map<String, TreeMap<Long, Long>> runs = new TreeMap<>();
    /** Of lines that were kept when others beside them expired: what is missing between them is not missed. */
    private final Map<String, TreeMap<Long, Long>> kept = new TreeMap<>();

    private long repeated;

    /** Whether an event is new; one without a number always is. */
    public boolean isNew(@Nullable String eventId) {
        return isNew(eventId, runs, kept);
    }

    /** The same for a line that is kept although those around it have expired. */
    public boolean isNewOfKept(@Nullable String eventId) {
        return isNew(eventId, kept, runs);
    }

    private boolean isNew(
            @Nullable String eventId, Map<String, TreeMap<Long, Long>> into, Map<String, TreeMap<Long, Long>> others) {
        int dash = eventId == null ? -1 : eventId.lastIndexOf('-');
        if (eventId == null || dash < 1) {
            return true;
        }
        long number;
        try {
            number = Long.parseLong(eventId.substring(dash + 1));
        } catch (NumberFormatException e) {
            return true;
        }
        String ofRun = eventId.substring(0, dash);
        boolean added = add(into.computeIfAbsent(ofRun, run -> new TreeMap<>()), number)
                && !contains(others.get(ofRun), number);
        repeated += added ? 0 : 1;
        return added;
    }

    private static boolean contains(@Nullable TreeMap<Long, Long> ranges, long number) {
        Map.Entry<Long, Long> below = ranges == null ? null : ranges.floorEntry(number);
        return below != null && number <= below.getValue();
    }

    private static boolean add(TreeMap<Long, Long> ranges, long number) {
        Map.Entry<Long, Long> below = ranges.floorEntry(number);
        if (below != null && number <= below.getValue()) {
            return false;
        }
        boolean joinsBelow = below != null && below.getValue() == number - 1;
        Long end = ranges.remove(number + 1);
        ranges.put(joinsBelow ? below.getKey() : number, end == null ? number : end);
        return true;
    }

    /** Events that were there again, each time counted. */
    public long repeated() {
        return repeated;
    }

    /** Numbers that no line carries, between the first and the last of each run that were seen. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        runs.forEach((run, ranges) -> {
            Long before = null;
            for (Map.Entry<Long, Long> range : ranges.entrySet()) {
                if (before != null) {
                    gaps.add(new Gap(run, before + 1, range.getKey() - 1));
                }
                before = range.getValue();
            }
        });
        return gaps;
    }

    /** Missing events of one run, in a row. */
    public static final class Gap {
        public final String run;
        public final long from;
        public final long to;

        private Gap(String run, long from, long to) {
            this.run = run;
            this.from = from;
            this.to = to;
        }

        public long missing() {
            return to - from + 1;
        }
    }
}
