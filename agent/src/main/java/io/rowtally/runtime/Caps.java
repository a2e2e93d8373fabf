package io.rowtally.runtime;

import io.rowtally.bridge.Origin;
import io.rowtally.ledger.Ledger;
import io.rowtally.telemetry.TelemetryLog;
import java.util.Map;
import java.util.TreeMap;

/** What found no room where the agent's memory is bounded. On the agent's thread. */
final class Caps {
    private final Ledger ledger;
    private final Samples samples;
    private final Tags tags;
    private final TelemetryLog telemetry;

    Caps(Ledger ledger, Samples samples, Tags tags, TelemetryLog telemetry) {
        this.ledger = ledger;
        this.samples = samples;
        this.tags = tags;
        this.telemetry = telemetry;
    }

    /**
     * Those that were reached, with numbers since the start: rows of users without a line of their own, executions whose shape could not
     * be kept, values that were not looked at, columns that the inventory does not have, events that were lost.
     */
    Map<String, Long> reached() {
        Map<String, Long> reached = new TreeMap<>();
        put(reached, "users.rows", ledger.overflow());
        put(reached, "shapes", Origin.unkept());
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
