package io.rowtally.cli.report;

import io.rowtally.cli.log.LogLine;
import io.rowtally.sketch.Hll;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many different persons were read, over any time: the sketches of all hours and days within it, united. What an hour's sketch
 * has and a day's too is in the union once. Lines whose hour has no sketch yet can only say how many at least.
 */
final class Subjects {
    private static final double WHOLE = 0.9995;

    /** By the key that persons were hashed with: the same person under two keys is two. */
    private final Map<String, Hll> byKey = new TreeMap<>();

    private boolean known;
    private boolean damaged;
    private long rows;
    private double identified;
    private long hours;
    private long days;
    private long most;

    /** A line of an interval. */
    void add(LogLine line) {
        if (line.has("pii.subjects.estimate")) {
            known = true;
            long read = line.number("pii.rows.pii_read");
            rows += read;
            identified += read * coverage(line);
            most = Math.max(most, line.number("pii.subjects.estimate"));
        }
    }

    private static double coverage(LogLine line) {
        try {
            return Double.parseDouble(line.text("pii.subjects.key_coverage", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A line of an hour or a day, or of a day that counts in place of its lines and hours. */
    void addRollup(LogLine line, boolean counts) {
        String sketch = line.text("pii.subjects.sketch.b64");
        // a run that died has left some rows without their persons
        if (line.has("pii.subjects.estimate") && (sketch != null || coverage(line) == 0)) {
            long read = line.number("pii.rows.pii_read");
            hours += counts || "1h".equals(line.text("pii.interval")) ? read : 0;
            days += "1h".equals(line.text("pii.interval")) ? 0 : read;
        }
        if (sketch != null) {
            try {
                Hll read = Hll.of(Base64.getDecoder().decode(sketch));
                unite(line.text("pii.subjects.sketch.key_id", ""), read);
            } catch (IllegalArgumentException e) {
                damaged = true;
            }
        }
    }

    private void unite(String key, Hll sketch) {
        byKey.computeIfAbsent(key, any -> new Hll()).unite(sketch);
    }

    void add(Subjects other) {
        other.byKey.forEach(this::unite);
        known |= other.known;
        damaged |= other.damaged;
        rows += other.rows;
        identified += other.identified;
        hours += other.hours;
        days += other.days;
        most = Math.max(most, other.most);
    }

    /** Whether the lines say anything of persons. */
    boolean isKnown() {
        return known || !byKey.isEmpty();
    }

    /** Whether all rows of the period are in the sketches; where not, there may have been more persons. */
    boolean isWhole() {
        return !damaged && Math.max(hours, days) >= rows;
    }

    long estimate() {
        return Math.max(most, byKey.values().stream().mapToLong(Hll::estimate).sum());
    }

    /** So many at least: those of the key that has most. */
    long lower() {
        return byKey.values().stream().mapToLong(Hll::lower).max().orElse(most);
    }

    long upper() {
        return Math.max(most, byKey.values().stream().mapToLong(Hll::upper).sum());
    }

    /** The share of rows with personal data whose person is known, 0 to 1, to three digits. */
    double coverage() {
        double share = rows == 0 ? 0 : identified / rows;
        return share > WHOLE ? 1 : Math.round(1_000 * share) / 1_000.0;
    }
}
