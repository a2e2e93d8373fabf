package io.rowtally.config;

import java.util.SortedMap;

/**
 * How long one telemetry line covers: {@code interval}, 1s to 1h, 5m by default.
 *
 * <p>A bad value keeps the default: the sums stay exact, they are only cut into other pieces.
 */
public final class IntervalConfig {
    private static final String DEFAULT = "5m";
    private static final long SHORTEST = 1000;
    private static final long LONGEST = 3_600_000;

    private final String text;
    private final long millis;

    private IntervalConfig(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    static IntervalConfig read(Sources sources, Problems problems) {
        Given given = sources.get(Key.INTERVAL);
        if (given != null) {
            long millis = Quantity.millis(given.value);
            if (millis >= SHORTEST && millis <= LONGEST) {
                return new IntervalConfig(given.value, millis);
            }
            String complaint =
                    millis == Quantity.MALFORMED ? "is not a time such as 90s, 5m or 1h" : "is not between 1s and 1h";
            problems.useDefault(Key.INTERVAL, given, complaint, DEFAULT);
        }
        return new IntervalConfig(DEFAULT, Quantity.millis(DEFAULT));
    }

    /** Length in milliseconds, 1,000 to 3,600,000. */
    public long millis() {
        return millis;
    }

    /** As the operator wrote it, for {@code pii.interval}. */
    public String text() {
        return text;
    }

    void describe(SortedMap<String, String> effective) {
        effective.put(Key.INTERVAL.text, text);
    }
}
