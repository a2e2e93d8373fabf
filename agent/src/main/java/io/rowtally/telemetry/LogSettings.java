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
    private final long freeFloorBytes;
    private final long backlogBytes;
    private final Duration leftAlone;

    private LogSettings(
            Path directory,
            long segmentBytes,
            Duration retention,
            long totalBytes,
            long freeFloorBytes,
            long backlogBytes,
            Duration leftAlone) {
        this.directory = Objects.requireNonNull(directory);
        this.segmentBytes = positive(segmentBytes, "segment size");
        this.retention = Objects.requireNonNull(retention);
        this.totalBytes = positive(totalBytes, "total size");
        this.freeFloorBytes = freeFloorBytes;
        this.backlogBytes = positive(backlogBytes, "backlog");
        this.leftAlone = Objects.requireNonNull(leftAlone);
        if (retention.isNegative() || retention.isZero() || freeFloorBytes < 0) {
            throw new IllegalArgumentException("retention must be positive, the floor of free disk not negative");
        }
    }

    /** The defaults: segments of 64 MiB, 400 days, 5 GiB in all, 256 MiB of disk left free, 16 MiB kept in memory, a minute before compression. */
    public static LogSettings in(Path directory) {
        return new LogSettings(
                directory, 64 * MIB, Duration.ofDays(400), 5 * 1024 * MIB, 256 * MIB, 16 * MIB, Duration.ofSeconds(61));
    }

    /** A segment is rolled before it would grow beyond this many bytes (a single longer line has one of its own). */
    public LogSettings segmentBytes(long bytes) {
        return new LogSettings(directory, bytes, retention, totalBytes, freeFloorBytes, backlogBytes, leftAlone);
    }

    /** Rolled segments of days longer ago than this are deleted; counted in whole UTC days. */
    public LogSettings retention(Duration age) {
        return new LogSettings(directory, segmentBytes, age, totalBytes, freeFloorBytes, backlogBytes, leftAlone);
    }

    /** The oldest rolled segments are deleted while all segments together exceed this many bytes. */
    public LogSettings totalBytes(long bytes) {
        return new LogSettings(directory, segmentBytes, retention, bytes, freeFloorBytes, backlogBytes, leftAlone);
    }

    /** Nothing is written while fewer bytes than this are free on the volume; 0 switches the floor off. */
    public LogSettings freeFloorBytes(long bytes) {
        return new LogSettings(directory, segmentBytes, retention, totalBytes, bytes, backlogBytes, leftAlone);
    }

    /** Lines that wait for the disk may take this many bytes of memory; what comes then is counted, not kept. */
    public LogSettings backlogBytes(long bytes) {
        return new LogSettings(directory, segmentBytes, retention, totalBytes, freeFloorBytes, bytes, leftAlone);
    }

    /** A rolled segment stays plain for so long: who ships the log by following its files has to find it. */
    public LogSettings leftAlone(Duration time) {
        return new LogSettings(directory, segmentBytes, retention, totalBytes, freeFloorBytes, backlogBytes, time);
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

    public long freeFloorBytes() {
        return freeFloorBytes;
    }

    public long backlogBytes() {
        return backlogBytes;
    }

    public Duration leftAlone() {
        return leftAlone;
    }

    private static long positive(long bytes, String what) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(what + " must be positive, not " + bytes);
        }
        return bytes;
    }
}
