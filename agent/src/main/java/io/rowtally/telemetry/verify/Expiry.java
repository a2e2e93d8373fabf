package io.rowtally.telemetry.verify;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A segment that has expired, or the kept lines of older ones, as the log's line about it says. Immutable. */
public final class Expiry {

    static final String SEGMENT = "segment-expired";
    static final String KEPT = "kept-expired";
    private static final String AT = "/pii/log/expired/";

    /** Of the line that says so. */
    final String place;

    private final Instant when;
    final String segment;
    final String after;
    final String mac;
    final boolean damaged;
    final long keptLines;
    final String keptSha256;
    private final String reason;
    private final long limit;
    private final long lines;
    private final @Nullable String first;
    private final @Nullable String last;

    private Expiry(String place, Instant when, String segment, Map<String, String> says) {
        this.place = place;
        this.when = when;
        this.segment = segment;
        this.after = says.getOrDefault(AT + "after", "");
        this.mac = says.getOrDefault(AT + "mac", "");
        this.damaged = says.containsKey(AT + "damaged");
        this.keptLines = Long.parseLong(says.getOrDefault(AT + "kept/lines", "0"));
        this.keptSha256 = says.getOrDefault(AT + "kept/sha256", "");
        this.reason = says.getOrDefault(AT + "reason", "");
        this.limit = Long.parseLong(says.getOrDefault(AT + "limit", "0"));
        this.lines = Long.parseLong(says.getOrDefault(AT + "lines", "0"));
        this.first = says.get(AT + "first");
        this.last = says.get(AT + "last");
    }

    /** Null for a line about anything else. */
    static @Nullable Expiry of(String place, LineFacts facts, byte[] line, int length) {
        boolean kept = facts.action.equals(KEPT);
        if (!kept && !facts.action.equals(SEGMENT)) {
            return null;
        }
        try {
            Map<String, String> says = Digest.flat(Arrays.copyOf(line, length));
            String name = says.get(AT + (kept ? "newest" : "segment"));
            return name == null ? null : new Expiry(place, facts.time, name, says);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /** False where it is said to have been too old, and was not. */
    boolean isPlausible() {
        String day = segment.replaceAll(".*(\\d{4}-\\d{2}-\\d{2}).*", "$1");
        return !reason.equals("age")
                || (day.length() == 10
                        && LocalDate.parse(day)
                                .isBefore(when.atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .minusDays(limit)));
    }

    @Override
    public String toString() {
        String why =
                reason.equals("age") ? "older than " + limit + " days" : "all were larger than " + limit + " bytes";
        return segment + " on " + when + ", " + why + ": " + lines + " lines"
                + (first == null ? "" : ", " + first + " to " + last)
                + (keptLines == 0 ? "" : "; " + keptLines + " of them are in kept/" + segment + ".gz");
    }
}
