package io.rowtally.telemetry;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one JVM on one log directory: an operating system's lock on {@code state/lock}, which goes with the process
 * however it ends. Owned by {@link TelemetryDirectory}, whose lock guards it.
 */
final class DirectoryLock implements Closeable {

    /**
     * Files that met a lock of this same JVM. They stay open for good: closing any descriptor of a file releases all POSIX
     * locks of the process on it (see {@link FileLock}), the first holder's too.
     */
    private static final List<RandomAccessFile> NEVER_CLOSED = new CopyOnWriteArrayList<>();

    private static final long PAUSE = 10_000_000;

    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable Object fileKey;

    private DirectoryLock(Path path, RandomAccessFile file, @Nullable Object fileKey) {
        this.path = path;
        this.file = file;
        this.fileKey = fileKey;
    }

    /**
     * The lock, or null if another JVM, or another part of this one, holds it.
     *
     * @param tries 10 ms apart, while another JVM holds it
     */
    static @Nullable DirectoryLock tryAcquire(Path path, int tries) throws IOException {
        OwnerOnly.createFile(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean locked = false;
        boolean close = true;
        try {
            locked = file.getChannel().tryLock() != null;
            for (int i = 1; i < tries && !locked; i++) {
                LockSupport.parkNanos(PAUSE);
                locked = file.getChannel().tryLock() != null;
            }
            if (!locked) {
                return null;
            }
            return new DirectoryLock(path, file, fileKey(path));
        } catch (OverlappingFileLockException e) {
            close = false;
            NEVER_CLOSED.add(file);
            return null;
        } finally {
            if (!locked && close) {
                file.close();
            }
        }
    }

    /** False once the file that is locked is no longer the one at its path: the directory was removed or replaced. */
    boolean isInPlace() {
        try {
            return Objects.equals(fileKey, fileKey(path));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
