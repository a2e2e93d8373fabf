package io.rowtally.telemetry;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses rolled segments a slice at a time, on the thread that writes the log: no thread of its own, no pause of more
 * than a slice. It leaves each alone for a minute first: who ships the log by following files looks for new ones every few seconds, and
 * would not find one that was rolled, compressed and deleted in between. The compressed file appears under its name only when it is whole and on disk; then the plain one goes.
 * For an instant both are there: readers take the compressed one. Owned and guarded by {@link TelemetryLog}.
 */
final class Compression {

    /** Read in one step, in bytes; some 60 ms of work. */
    static final int SLICE = 4 * 1024 * 1024;

    private static final String TEMPORARY = ".gz.tmp";
    private static final int BUFFER = 64 * 1024;
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /** Plain rolled segments, with when they were first seen here. */
    private final Map<Path, Instant> plain = new HashMap<>();

    private final Duration leftAlone;
    private final Consumer<String> problems;
    private @Nullable Path home;
    private @Nullable Job job;
    private @Nullable Instant pausedUntil;

    /** @param leftAlone for so long; those who follow files look for new ones every 10 to 60 s if nobody has set them otherwise */
    Compression(Duration leftAlone, Consumer<String> problems) {
        this.leftAlone = leftAlone;
        this.problems = problems;
    }

    /** Goes on by one slice. False if there is nothing left to do, or it has to wait after a failure. */
    boolean step(Path directory, Instant now) {
        if (!directory.equals(home)) {
            abandon();
            clearLeftovers(directory);
            home = directory;
        }
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return false;
        }
        try {
            Job running = job == null ? begin(directory, now) : job;
            job = running;
            if (running == null) {
                return false;
            }
            if (running.slice()) {
                job = null;
            }
            return true;
        } catch (IOException e) {
            abandon();
            pausedUntil = now.plus(PAUSE);
            problems.accept("a rolled segment stays uncompressed for now: " + e);
            return false;
        }
    }

    /** Drops what is half done; the segment stays as it is and is compressed by a later run. */
    void abandon() {
        Job running = job;
        job = null;
        if (running != null) {
            try {
                running.discard();
            } catch (IOException e) {
                problems.accept("a half compressed segment could not be removed: " + e);
            }
        }
    }

    /** Removes what an earlier run left half done. */
    private void clearLeftovers(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "telemetry-*" + TEMPORARY)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            problems.accept("half compressed segments could not be removed: " + e);
        }
    }

    private @Nullable Job begin(Path directory, Instant now) throws IOException {
        Path due = null;
        Set<Path> there = new HashSet<>();
        for (SegmentName name : SegmentName.rolledIn(directory)) {
            if (!name.isCompressed()) {
                there.add(name.path());
                plain.putIfAbsent(name.path(), now);
                boolean over =
                        !now.isBefore(plain.getOrDefault(name.path(), now).plus(leftAlone));
                due = due == null && over ? name.path() : due;
            }
        }
        plain.keySet().retainAll(there);
        return due == null ? null : new Job(due);
    }

    /** One segment on its way. */
    private static final class Job {

        private final byte[] buffer = new byte[BUFFER];
        private final Path plain;
        private final Path temporary;
        private final Path compressed;
        private final InputStream in;
        private final FileOutputStream out;
        private final GZIPOutputStream zip;

        Job(Path plain) throws IOException {
            this.plain = plain;
            this.temporary = plain.resolveSibling(plain.getFileName() + TEMPORARY);
            this.compressed = plain.resolveSibling(plain.getFileName() + ".gz");
            this.in = new FileInputStream(plain.toFile());
            FileOutputStream opened = null;
            try {
                opened = OwnerOnly.write(temporary);
                this.zip = new GZIPOutputStream(opened, BUFFER);
                this.out = opened;
            } catch (IOException e) {
                in.close();
                if (opened != null) {
                    opened.close();
                }
                throw e;
            }
        }

        /** True if that was the last slice and the compressed segment stands. */
        boolean slice() throws IOException {
            for (int done = 0; done < SLICE; ) {
                int read = in.read(buffer);
                if (read < 0) {
                    finish();
                    return true;
                }
                zip.write(buffer, 0, read);
                done += read;
            }
            return false;
        }

        void discard() throws IOException {
            try {
                in.close();
            } finally {
                try {
                    out.close();
                } finally {
                    Files.deleteIfExists(temporary);
                }
            }
        }

        /** Unless the plain segment has expired meanwhile: then nothing is left of it. */
        private void finish() throws IOException {
            zip.finish();
            out.getFD().sync();
            zip.close();
            in.close();
            if (!Files.exists(plain)) {
                Files.delete(temporary);
                return;
            }
            Files.move(temporary, compressed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(plain);
        }
    }
}
