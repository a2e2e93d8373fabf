package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rolled segments that are too old, and the oldest while all together are too large, and deletes them. The current
 * segment is never touched. What goes is counted, for the event that says so, which also names the last line that went, so that
 * a verifier can tell what has expired from what was taken away. Owned and guarded by {@link TelemetryLog}.
 */
final class Retention {

    private final LogSettings settings;

    Retention(LogSettings settings) {
        this.settings = settings;
    }

    /** What one pass deletes. */
    static final class Expired {
        private final List<Path> paths = new ArrayList<>();
        private long bytes;
        private @Nullable String mac;

        /** Writes {@code pii.log.expired.*} into an event. */
        void describe(Event.Builder event) {
            event.put("pii.log.expired.segments", paths.size())
                    .put("pii.log.expired.bytes", bytes)
                    .put(
                            "pii.log.expired.newest",
                            String.valueOf(paths.get(paths.size() - 1).getFileName()))
                    .put("pii.log.expired.mac", mac);
        }

        boolean isEmpty() {
            return paths.isEmpty();
        }

        void delete() throws IOException {
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** What is to go, nothing of it yet gone. */
    Expired expired(Path directory, Instant now) throws IOException {
        Expired expired = new Expired();
        LocalDate oldestKept =
                Timestamps.day(now).minusDays(settings.retention().toDays());
        List<SegmentName> segments = SegmentName.rolledIn(directory);
        Path current = directory.resolve(SegmentName.CURRENT);
        long total = sizeOf(current);
        for (SegmentName segment : segments) {
            total += sizeOf(segment.path());
        }
        Path oldestLeft = null;
        for (SegmentName segment : segments) {
            if (segment.day().isBefore(oldestKept) || total > settings.totalBytes()) {
                long size = sizeOf(segment.path());
                total -= size;
                expired.bytes += size;
                expired.paths.add(segment.path());
            } else if (oldestLeft == null) {
                oldestLeft = segment.path();
            }
        }
        if (!expired.isEmpty()) {
            try {
                expired.mac = FirstLine.previousMac(oldestLeft == null ? current : oldestLeft);
            } catch (IOException e) {
                // a damaged segment must not keep the old ones
            }
        }
        return expired;
    }

    private static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
