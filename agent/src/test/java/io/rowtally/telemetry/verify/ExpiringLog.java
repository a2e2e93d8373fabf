package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A log of which segments stay for ten days, and what is kept of them for forty, written day by day. */
final class ExpiringLog {

    static final String START = "2026-11-23T14:00:00.000Z";

    private ExpiringLog() {}

    static Rig rig(Path directory, String start, UnaryOperator<LogSettings> change) {
        return new Rig(
                directory,
                start,
                s -> change.apply(s.retention(Duration.ofDays(10)).keptRetention(Duration.ofDays(40))));
    }

    /** A day's lines: what was read, and the day before once more as a rollup. */
    static void day(Rig rig, String user, int rows, Duration step) {
        Instant before = rig.clock.instant();
        rig.read(user, rows);
        rig.clock.advance(step);
        rig.log.append(Event.of(Action.PII_READ_ROLLUP)
                .put("event.start", before)
                .put("event.end", rig.clock.instant())
                .put("user.id", user)
                .put("pii.interval", "1d")
                .put("pii.rows.fetched", rows)
                .build());
        rig.log.retry();
    }

    /** The names of a folder's segments, oldest first. */
    static List<String> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("telemetry-"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
