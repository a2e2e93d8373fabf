package io.rowtally.runtime;

import io.rowtally.telemetry.TelemetryLog;
import java.util.Map;
import java.util.TreeMap;

/** What found no room where the agent's memory is bounded. On the agent's thread. */
final class Caps {
    private final Samples samples;
    private final Tags tags;
    private final TelemetryLog telemetry;

    Caps(Samples samples, Tags tags, TelemetryLog telemetry) {
        this.samples = samples;
        this.tags = tags;
        this.telemetry = telemetry;
    }

    /**
     * Those that were reached, with numbers since the start: values that were not looked at, columns that the inventory does not have,
     * events that were lost. Users without a line of their own and shapes have fields of their own.
     */
    Map<String, Long> reached() {
        Map<String, Long> reached = new TreeMap<>();
        put(reached, "samples", samples.refused());
        put(reached, "columns", tags.refused());
        put(reached, "events", telemetry.lostEvents());
        return reached;
    }

    private static void put(Map<String, Long> reached, String cap, long number) {
        if (number > 0) {
            reached.put(cap, number);
        }
    }
}
