package io.rowtally.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where the telemetry log lies and how large it may grow. Immutable; the values come from the settings. The defaults: segments of
 * 64 MiB, 400 days, 5 GiB in all, of what has expired 1,100 days and 2 GiB, 256 MiB of disk left free, 16 MiB kept in memory, a
 * minute before compression.
 */
public final class LogSettings {

    private static final long MIB = 1024L * 1024;

    private final Path directory;
    private long segmentBytes = 64 * MIB;
    private Duration retention = Duration.ofDays(400);
    private long totalBytes = 5 * 1024 * MIB;
    private Duration keptRetention = Duration.ofDays(1100);
    private long keptBytes = 2 * 1024 * MIB;
    private long freeFloorBytes = 256 * MIB;
    private long backlogBytes = 16 * MIB;
    private Duration leftAlone = Duration.ofSeconds(61);

    private LogSettings(Path directory) {
        this.directory = Objects.requireNonNull(directory);
    }

    public static LogSettings in(Path directory) {
        return new LogSettings(directory);
    }

    /** The same but for what is changed in it before anybody has it. */
    private LogSettings with(Consumer<LogSettings> change) {
        LogSettings other = new LogSettings(directory);
        other.segmentBytes = segmentBytes;
        other.retention = retention;
        other.totalBytes = totalBytes;
        other.keptRetention = keptRetention;
        other.keptBytes = keptBytes;
        other.freeFloorBytes = freeFloorBytes;
        other.backlogBytes = backlogBytes;
        other.leftAlone = leftAlone;
        change.accept(other);
        return other;
    }

    /** A segment is rolled before it would grow beyond this many bytes (a single longer line has one of its own). */
    public LogSettings segmentBytes(long bytes) {
        return with(other -> other.segmentBytes = positive(bytes, "segment size"));
    }

    /** Rolled segments of days longer ago than this are deleted; counted in whole UTC days. */
    public LogSettings retention(Duration age) {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("retention must be positive, not " + age);
        }
        return with(other -> other.retention = age);
    }

    /** The oldest rolled segments are deleted while all segments together exceed this many bytes. */
    public LogSettings totalBytes(long bytes) {
        return with(other -> other.totalBytes = positive(bytes, "total size"));
    }

    /** What is kept of expired segments is deleted when their day is longer ago than this; counted in whole UTC days. */
    public LogSettings keptRetention(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("what is kept must not be kept for less than no time: " + age);
        }
        return with(other -> other.keptRetention = age);
    }

    /** The oldest of what is kept of expired segments is deleted while all of it exceeds this many bytes. */
    public LogSettings keptBytes(long bytes) {
        return with(other -> other.keptBytes = positive(bytes, "size of what is kept"));
    }

    /** Nothing is written while fewer bytes than this are free on the volume; 0 switches the floor off. */
    public LogSettings freeFloorBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("the floor of free disk must not be negative: " + bytes);
        }
        return with(other -> other.freeFloorBytes = bytes);
    }

    /** Lines that wait for the disk may take this many bytes of memory; what comes then is counted, not kept. */
    public LogSettings backlogBytes(long bytes) {
        return with(other -> other.backlogBytes = positive(bytes, "backlog"));
    }

    /** A rolled segment stays plain for so long: who ships the log by following its files has to find it. */
    public LogSettings leftAlone(Duration time) {
        return with(other -> other.leftAlone = Objects.requireNonNull(time));
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
