package io.rowtally.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Where the telemetry log lies and how large it may grow. Immutable; the values come from the settings. */
public final class LogSettings {

    private static final long MIB = 1024L * 1024;

    private final Path directory;
    private final long segmentBytes;
    private final Duration retention;
    private final long totalBytes;
    private final Duration keptRetention;
    private final long keptBytes;
    private final long freeFloorBytes;
    private final long backlogBytes;

    private LogSettings(
            Path directory,
            long segmentBytes,
            Duration retention,
            long totalBytes,
            Duration keptRetention,
            long keptBytes,
            long freeFloorBytes,
            long backlogBytes) {
        this.directory = Objects.requireNonNull(directory);
        this.segmentBytes = positive(segmentBytes, "segment size");
        this.retention = Objects.requireNonNull(retention);
        this.totalBytes = positive(totalBytes, "total size");
        this.keptRetention = Objects.requireNonNull(keptRetention);
        this.keptBytes = positive(keptBytes, "size of what is kept");
        this.freeFloorBytes = freeFloorBytes;
        this.backlogBytes = positive(backlogBytes, "backlog");
        if (retention.isNegative() || retention.isZero() || keptRetention.isNegative() || freeFloorBytes < 0) {
            throw new IllegalArgumentException("retention must be positive, the floor of free disk not negative");
        }
    }

    /** The defaults: segments of 64 MiB, 400 days, 5 GiB in all, of what has expired 1,100 days and 2 GiB, 256 MiB of disk left free, 16 MiB kept in memory. */
    public static LogSettings in(Path directory) {
        return new LogSettings(
                directory,
                64 * MIB,
                Duration.ofDays(400),
                5 * 1024 * MIB,
                Duration.ofDays(1100),
                2 * 1024 * MIB,
                256 * MIB,
                16 * MIB);
    }

    /** A segment is rolled before it would grow beyond this many bytes (a single longer line has one of its own). */
    public LogSettings segmentBytes(long bytes) {
        return new LogSettings(
                directory, bytes, retention, totalBytes, keptRetention, keptBytes, freeFloorBytes, backlogBytes);
    }

    /** Rolled segments of days longer ago than this are deleted; counted in whole UTC days. */
    public LogSettings retention(Duration age) {
        return new LogSettings(
                directory, segmentBytes, age, totalBytes, keptRetention, keptBytes, freeFloorBytes, backlogBytes);
    }

    /** The oldest rolled segments are deleted while all segments together exceed this many bytes. */
    public LogSettings totalBytes(long bytes) {
        return new LogSettings(
                directory, segmentBytes, retention, bytes, keptRetention, keptBytes, freeFloorBytes, backlogBytes);
    }

    /** What is kept of expired segments is deleted when their day is longer ago than this; counted in whole UTC days. */
    public LogSettings keptRetention(Duration age) {
        return new LogSettings(
                directory, segmentBytes, retention, totalBytes, age, keptBytes, freeFloorBytes, backlogBytes);
    }

    /** The oldest of what is kept of expired segments is deleted while all of it exceeds this many bytes. */
    public LogSettings keptBytes(long bytes) {
        return new LogSettings(
                directory, segmentBytes, retention, totalBytes, keptRetention, bytes, freeFloorBytes, backlogBytes);
    }

    /** Nothing is written while fewer bytes than this are free on the volume; 0 switches the floor off. */
    public LogSettings freeFloorBytes(long bytes) {
        return new LogSettings(
                directory, segmentBytes, retention, totalBytes, keptRetention, keptBytes, bytes, backlogBytes);
    }

    /** Lines that wait for the disk may take this many bytes of memory; what comes then is counted, not kept. */
    public LogSettings backlogBytes(long bytes) {
        return new LogSettings(
                directory, segmentBytes, retention, totalBytes, keptRetention, keptBytes, freeFloorBytes, bytes);
    }

    public Path directory() {
        return directory;
    }

    public long segmentBytes() {
        return segmentBytes;
    }

    public Duration retention() {
        return retention;
    }

    public long totalBytes() {
        return totalBytes;
    }

    public Duration keptRetention() {
        return keptRetention;
    }

    public long keptBytes() {
        return keptBytes;
    }

    public long freeFloorBytes() {
        return freeFloorBytes;
    }

    public long backlogBytes() {
        return backlogBytes;
    }

    private static long positive(long bytes, String what) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(what + " must be positive, not " + bytes);
        }
        return bytes;
    }
}
