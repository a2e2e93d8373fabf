package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rolled segments that are too old, and the oldest while all together are too large, one after the other. Of each it keeps
 * what lives longer ({@link KeptLines}), and makes the event that says what goes and why: sealed into the log before the segment is
 * deleted, it tells a verifier what has expired from what was taken away. What was kept has limits of its own. The current segment is never
 * touched. Owned and guarded by {@link TelemetryLog}.
 */
final class Retention {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final LogSettings settings;
    private final Consumer<String> problems;
    private @Nullable Instant heldUpUntil;

    Retention(LogSettings settings, Consumer<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** What goes, and the event that is to be in the log before. */
    static final class Expired {
        private final List<Path> paths;
        private final Event event;

        private Expired(List<Path> paths, Event event) {
            this.paths = paths;
            this.event = event;
        }

        Event event() {
            return event;
        }

        void delete() throws IOException {
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Whether something has to stay for now although its time is over. */
    boolean isHeldUp() {
        return heldUpUntil != null;
    }

    /** The oldest segment that is to go, or else what was kept of older ones and is to go too; null where nothing is. */
    @Nullable
    Expired next(Path directory, Instant now) {
        if (heldUpUntil != null && now.isBefore(heldUpUntil)) {
            return null;
        }
        heldUpUntil = null;
        try {
            Expired segment = segment(directory, now);
            return segment != null ? segment : kept(directory, now);
        } catch (IOException | RuntimeException e) {
            heldUpUntil = now.plus(PAUSE);
            problems.accept("old segments stay for now: " + e);
            return null;
        }
    }

    private @Nullable Expired segment(Path directory, Instant now) throws IOException {
        List<SegmentName> segments = SegmentName.rolledIn(directory);
        if (segments.isEmpty()) {
            return null;
        }
        long total = sizeOf(directory.resolve(SegmentName.CURRENT));
        for (SegmentName segment : segments) {
            total += sizeOf(segment.path());
        }
        SegmentName oldest = segments.get(0);
        boolean old = isBefore(oldest.day(), settings.retention(), now);
        if (!old && total <= settings.totalBytes()) {
            return null;
        }
        List<Path> paths = new ArrayList<>();
        long bytes = 0;
        for (SegmentName segment : segments) {
            // while it is being compressed it lies there twice
            if (segment.plainName().equals(oldest.plainName())) {
                paths.add(segment.path());
                bytes += sizeOf(segment.path());
            }
        }
        Event.Builder event = Event.of(Action.SEGMENT_EXPIRED).put("pii.log.expired.segment", oldest.plainName());
        why(event, old, settings.retention(), settings.totalBytes());
        event.put("pii.log.expired.bytes", bytes);
        try (KeptLines lines = new KeptLines(directory.resolve(SegmentName.KEPT), oldest.plainName() + ".gz")) {
            lines.read(paths.get(0));
            lines.keep();
            lines.describe(event);
        }
        return new Expired(paths, event.build());
    }

    private @Nullable Expired kept(Path directory, Instant now) throws IOException {
        Path folder = directory.resolve(SegmentName.KEPT);
        if (!Files.isDirectory(folder)) {
            return null;
        }
        List<SegmentName> files = SegmentName.rolledIn(folder);
        long total = 0;
        for (SegmentName file : files) {
            total += sizeOf(file.path());
        }
        List<Path> paths = new ArrayList<>();
        long bytes = 0;
        boolean old = false;
        String newest = "";
        for (SegmentName file : files) {
            boolean tooOld = isBefore(file.day(), settings.keptRetention(), now);
            if (!tooOld && total <= settings.keptBytes()) {
                break;
            }
            long size = sizeOf(file.path());
            total -= size;
            bytes += size;
            old = tooOld;
            newest = file.plainName();
            paths.add(file.path());
        }
        if (paths.isEmpty()) {
            return null;
        }
        Event.Builder event = Event.of(Action.KEPT_EXPIRED)
                .put("pii.log.expired.files", paths.size())
                .put("pii.log.expired.newest", newest);
        why(event, old, settings.keptRetention(), settings.keptBytes());
        return new Expired(paths, event.put("pii.log.expired.bytes", bytes).build());
    }

    private static void why(Event.Builder event, boolean old, Duration age, long bytes) {
        event.put("pii.log.expired.reason", old ? "age" : "size")
                .put("pii.log.expired.limit", old ? age.toDays() : bytes);
    }

    private static boolean isBefore(LocalDate day, Duration age, Instant now) {
        return day.isBefore(Timestamps.day(now).minusDays(age.toDays()));
    }

    private static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
