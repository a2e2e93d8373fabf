package io.rowtally.telemetry;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open file that lines are written to. It knows how many bytes it has acknowledged: a write that fails is cut back to
 * there, so the file always ends with a whole line. One {@code write} of the system for each line, no buffer, and no
 * channel, which an interrupt of the thread would close. Owned by {@link Segments}.
 */
final class Segment implements Closeable {

    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable Object fileKey;
    private final long tornBytes;
    private final @Nullable LocalDate foundDay;
    private long acknowledged;
    private boolean torn;

    private Segment(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        BasicFileAttributes attributes = attributes(path);
        this.fileKey = attributes.fileKey();
        LastLine last = LastLine.of(file);
        this.acknowledged = last.wholeBytes();
        this.tornBytes = last.tornBytes();
        if (tornBytes > 0) {
            file.setLength(acknowledged);
        }
        if (acknowledged == 0) {
            this.foundDay = null;
        } else {
            Instant first = LastLine.firstTime(file);
            this.foundDay =
                    Timestamps.day(first == null ? attributes.lastModifiedTime().toInstant() : first);
        }
    }

    /** Opens the file behind its last whole line and cuts off a torn one; makes it where there is none. */
    static Segment open(Path path) throws IOException {
        OwnerOnly.createFile(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            return new Segment(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Bytes of a torn line that {@link #open} cut off. */
    long tornBytes() {
        return tornBytes;
    }

    /** The UTC day of the first line that was there at {@link #open}; null if there was none. */
    @Nullable
    LocalDate foundDay() {
        return foundDay;
    }

    /** Bytes in whole lines. */
    long size() {
        return acknowledged;
    }

    /** True if the path still leads to this very file; false after it, or its directory, was removed or renamed. */
    boolean isInPlace() {
        try {
            return Objects.equals(fileKey, attributes(path).fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    /** True if the file has the bytes that were acknowledged, no more and no fewer. */
    boolean isUntouched() throws IOException {
        return torn || file.length() == acknowledged;
    }

    /** Writes the line whole, or leaves the file as it was and throws. */
    void write(byte[] line) throws IOException {
        if (torn) {
            cutBack();
        }
        try {
            file.seek(acknowledged);
            file.write(line);
        } catch (IOException e) {
            torn = true;
            try {
                cutBack();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        acknowledged += line.length;
    }

    /** Has what was written survive a loss of power. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    /** Closes the file with its content on disk. */
    @Override
    public void close() throws IOException {
        try {
            if (torn) {
                cutBack();
            }
            file.getFD().sync();
        } finally {
            file.close();
        }
    }

    /** Lets go of a file that is no longer ours to write: its end is left as it is. */
    void abandon() throws IOException {
        file.close();
    }

    private void cutBack() throws IOException {
        file.setLength(acknowledged);
        torn = false;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
