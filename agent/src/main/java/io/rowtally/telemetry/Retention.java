package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Deletes rolled segments that are too old, and the oldest while all together are too large. The current segment is never
 * touched. What was deleted is counted, for the event that says so. Owned and guarded by {@link TelemetryLog}.
 */
final class Retention {

    private final LogSettings settings;

    Retention(LogSettings settings) {
        this.settings = settings;
    }

    /** What one pass deleted. */
    static final class Expired {
        private int segments;
        private long bytes;
        private String newest = "";

        int segments() {
            return segments;
        }

        long bytes() {
            return bytes;
        }

        /** File name of the newest segment that went. */
        String newest() {
            return newest;
        }

        private void add(Path path, long size) {
            segments++;
            bytes += size;
            newest = path.getFileName().toString();
        }
    }

    Expired expire(Path directory, Instant now) throws IOException {
        Expired expired = new Expired();
        LocalDate oldestKept =
                Timestamps.day(now).minusDays(settings.retention().toDays());
        List<SegmentName> segments = SegmentName.rolledIn(directory);
        long total = sizeOf(directory.resolve(SegmentName.CURRENT));
        for (SegmentName segment : segments) {
            total += sizeOf(segment.path());
        }
        for (SegmentName segment : segments) {
            if (segment.day().isBefore(oldestKept) || total > settings.totalBytes()) {
                long size = sizeOf(segment.path());
                Files.deleteIfExists(segment.path());
                total -= size;
                expired.add(segment.path(), size);
            }
        }
        return expired;
    }

    private static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
