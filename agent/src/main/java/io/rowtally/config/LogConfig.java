package io.rowtally.config;

import java.io.File;
import java.util.SortedMap;

/**
 * Where the telemetry log lies and how much of it is kept.
 *
 * <p>Bad values keep the defaults. None of these keys decides what is counted, and the defaults destroy nothing soon:
 * segments go after 400 days or beyond 5 GiB, their daily rollups after 1,100, so there is time to read the line that says so. Whether the directory can be
 * written is found out by the log itself.
 */
public final class LogConfig {
    private static final String DEFAULT_DIRECTORY = "rowtally";
    static final int LONGEST_PATH = 4096;

    private final File directory;
    private final long segmentBytes;
    private final int retentionDays;
    private final long totalBytes;
    private final int keptDays;
    private final long keptBytes;
    private final long freeBytes;
    private final long syncMillis;

    private LogConfig(
            File directory,
            long segmentBytes,
            int retentionDays,
            long totalBytes,
            int keptDays,
            long keptBytes,
            long freeBytes,
            long syncMillis) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.retentionDays = retentionDays;
        this.totalBytes = totalBytes;
        this.keptDays = keptDays;
        this.keptBytes = keptBytes;
        this.freeBytes = freeBytes;
        this.syncMillis = syncMillis;
    }

    static LogConfig read(Sources sources, Problems problems) {
        long segment = size(sources, problems, Key.LOG_SEGMENT_SIZE, "64MiB", "16KiB", "2GiB");
        long total = size(sources, problems, Key.LOG_TOTAL_SIZE, "5GiB", "1MiB", "1024TiB");
        Given given = sources.get(Key.LOG_SEGMENT_SIZE);
        if (segment > total) {
            Given at = given != null ? given : new Given("", "settings");
            problems.add(
                    at.origin, "log.segment.size is larger than log.total.size; segments are cut at a quarter of that");
            segment = total / 4;
        }
        return new LogConfig(
                directory(sources, problems),
                segment,
                days(sources, problems, Key.LOG_RETENTION, 400),
                total,
                days(sources, problems, Key.LOG_KEPT_RETENTION, 1_100),
                size(sources, problems, Key.LOG_KEPT_SIZE, "2GiB", "1MiB", "1024TiB"),
                size(sources, problems, Key.LOG_FREE_MIN, "256MiB", "0", "1024TiB"),
                sync(sources, problems));
    }

    private static File directory(Sources sources, Problems problems) {
        Given given = sources.get(Key.LOG_DIR);
        if (given != null) {
            if (Given.isPlain(given.value, LONGEST_PATH)) {
                return new File(given.value);
            }
            problems.useDefault(
                    Key.LOG_DIR, given, "is not a path", DEFAULT_DIRECTORY + " under the working directory");
        }
        return new File(DEFAULT_DIRECTORY);
    }

    private static int days(Sources sources, Problems problems, Key key, int standard) {
        Given given = sources.get(key);
        if (given != null) {
            long days = Quantity.days(given.value);
            if (days >= 1 && days <= 36_500) {
                return (int) days;
            }
            problems.useDefault(key, given, "is not a number of days between 1 and 36500", Integer.toString(standard));
        }
        return standard;
    }

    private static long sync(Sources sources, Problems problems) {
        Given given = sources.get(Key.JOURNAL_SYNC);
        if (given != null) {
            long millis = Quantity.millis(given.value);
            if (millis >= 1_000 && millis <= 3_600_000) {
                return millis;
            }
            problems.useDefault(Key.JOURNAL_SYNC, given, "is not a time between 1s and 1h", "1s");
        }
        return 1_000;
    }

    private static long size(Sources sources, Problems problems, Key key, String standard, String least, String most) {
        Given given = sources.get(key);
        if (given != null) {
            long bytes = Quantity.bytes(given.value);
            if (bytes >= Quantity.bytes(least) && bytes <= Quantity.bytes(most)) {
                return bytes;
            }
            String complaint = bytes == Quantity.MALFORMED
                    ? "is not a size such as 64MiB, 5GiB or 1048576"
                    : "is not between " + least + " and " + most;
            problems.useDefault(key, given, complaint, standard);
        }
        return Quantity.bytes(standard);
    }

    /** {@code log.dir}: where the log goes; a relative one is under the working directory. Not touched here. */
    public File directory() {
        return directory;
    }

    /** {@code log.segment.size} in bytes, 16 KiB to 2 GiB and not above {@link #totalBytes()}; 64 MiB by default. */
    public long segmentBytes() {
        return segmentBytes;
    }

    /** {@code log.retention} in days, 1 to 36,500; 400 by default. */
    public int retentionDays() {
        return retentionDays;
    }

    /** {@code log.total.size} in bytes, at least 1 MiB; 5 GiB by default. */
    public long totalBytes() {
        return totalBytes;
    }

    /**
     * {@code log.kept.retention} in days, 1 to 36,500; 1,100 by default: how long daily rollups and what tells of expired segments
     * stay behind those, counted from the segment's day.
     */
    public int keptDays() {
        return keptDays;
    }

    /** {@code log.kept.size} in bytes, at least 1 MiB; 2 GiB by default. */
    public long keptBytes() {
        return keptBytes;
    }

    /** {@code log.free.min} in bytes: below so much free disk nothing is written; 256 MiB by default, 0 is no floor. */
    public long freeBytes() {
        return freeBytes;
    }

    /** {@code journal.sync} in milliseconds, 1 s to 1 h: how often the crash journal is made to survive a loss of power; 1 s by default. */
    public long journalSyncMillis() {
        return syncMillis;
    }

    void describe(SortedMap<String, String> effective) {
        effective.put(Key.LOG_DIR.text, directory.getPath());
        effective.put(Key.LOG_SEGMENT_SIZE.text, Long.toString(segmentBytes));
        effective.put(Key.LOG_RETENTION.text, Integer.toString(retentionDays));
        effective.put(Key.LOG_TOTAL_SIZE.text, Long.toString(totalBytes));
        effective.put(Key.LOG_KEPT_RETENTION.text, Integer.toString(keptDays));
        effective.put(Key.LOG_KEPT_SIZE.text, Long.toString(keptBytes));
        effective.put(Key.LOG_FREE_MIN.text, Long.toString(freeBytes));
        effective.put(Key.JOURNAL_SYNC.text, Long.toString(syncMillis));
    }
}
