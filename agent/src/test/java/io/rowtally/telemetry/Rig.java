package io.rowtally.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A log on a directory, with a clock that a test sets and the problems that were said. */
public final class Rig implements AutoCloseable {

    public static final String START = "2026-11-23T14:00:00.000Z";

    public final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    public final SettableClock clock;
    public final TelemetryDirectory directory;
    public final TelemetryLog log;
    public final Source source;
    private final Path wanted;

    public Rig(Path wanted) {
        this(wanted, START, settings -> settings);
    }

    public Rig(Path wanted, String start, UnaryOperator<LogSettings> change) {
        this.wanted = wanted;
        clock = new SettableClock(start);
        directory = TelemetryDirectory.open(wanted, problems::add);
        LogSettings settings =
                change.apply(LogSettings.in(wanted).freeFloorBytes(0).leftAlone(Duration.ZERO));
        source = Source.of("1.0.0", "node", "registry", clock.instant());
        log = TelemetryLog.open(directory, settings, source, clock, clock::nanos, problems::add);
    }

    public Path file() {
        return wanted.resolve("telemetry.jsonl");
    }

    public void read(String user, long rows) {
        log.append(reading(user, rows));
    }

    static Event reading(String user, long rows) {
        return Event.of(Action.PII_READ)
                .put("user.id", user)
                .put("pii.rows.fetched", rows)
                .put("pii.rows.pii_fetched", rows / 2)
                .build();
    }

    public static Event plain(Action action) {
        return Event.of(action).build();
    }

    /** Asserts that the lines carry the numbers 1, 2, 3... of one run and times that do not go back. */
    static void assertNoGap(List<Map<String, Object>> lines) {
        long expected = 1;
        String last = "";
        for (Map<String, Object> line : lines) {
            if (!Long.valueOf(expected).equals(LogLines.at(line, "event.sequence"))) {
                throw new AssertionError("expected sequence " + expected + " in " + line);
            }
            String time = String.valueOf(LogLines.at(line, "@timestamp"));
            if (time.compareTo(last) < 0) {
                throw new AssertionError("time went back from " + last + " in " + line);
            }
            last = time;
            expected++;
        }
    }

    @Override
    public void close() {
        log.close();
        directory.close();
    }
}
