package io.rowtally.telemetry;

/**
 * What never reached the log: events that found no room in memory while the disk was away, or that could not be turned into
 * a line. Counted from one report to the next. Owned and guarded by {@link TelemetryLog}.
 */
final class Gap {

    private long lines;
    private long rowsFetched;
    private long rowsPiiFetched;

    void add(Event event) {
        lines++;
        if (event.action() == Action.PII_READ) {
            rowsFetched += event.count("pii.rows.fetched");
            rowsPiiFetched += event.count("pii.rows.pii_fetched");
        }
    }

    boolean isEmpty() {
        return lines == 0;
    }

    long lines() {
        return lines;
    }

    /** Writes {@code pii.log.gap.*}: lines lost, and the rows that the interval lines among them had counted. */
    void describe(Event.Builder event) {
        event.put("pii.log.gap.lines", lines)
                .put("pii.log.gap.rows_fetched", rowsFetched)
                .put("pii.log.gap.rows_pii_fetched", rowsPiiFetched);
    }

    @Override
    public String toString() {
        return lines + " events with " + rowsFetched + " rows, " + rowsPiiFetched + " of them with personal data";
    }
}
