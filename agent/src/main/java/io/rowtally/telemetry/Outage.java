package io.rowtally.telemetry;

import java.time.Instant;

/** A stretch of time in which no line could be written. Owned and guarded by {@link TelemetryLog}. */
final class Outage {

    private final Instant since;
    private final Blocked.Reason reason;
    private long lateLines;

    Outage(Instant since, Blocked.Reason reason) {
        this.since = since;
        this.reason = reason;
    }

    Blocked.Reason reason() {
        return reason;
    }

    /** A line that had to wait has been written. */
    void wrote() {
        lateLines++;
    }

    /** Writes {@code event.start}, {@code event.end} and {@code pii.log.outage.*}. */
    void describe(Event.Builder event, Instant until) {
        event.put("event.start", since)
                .put("event.end", until)
                .put("pii.log.outage.reason", reason.wireName)
                .put("pii.log.outage.late_lines", lateLines);
    }
}
