package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own directory, claimed by this JVM alone. Where another JVM holds the wanted one, this one takes
 * {@code <dir>-2}, {@code <dir>-3} and so on; where none can be had, it says so once and goes on without one until a later
 * try succeeds. Nothing here throws into the caller. Used by agent threads, guarded by its own lock; owned by whoever
 * starts the agent, who closes it after the {@link TelemetryLog}.
 */
public final class TelemetryDirectory implements AutoCloseable {

    /** JVMs that may share one {@code log.dir} setting on one machine. */
    private static final int MOST_NEIGHBOURS = 64;

    private static final long LARGEST_READ = 64L * 1024 * 1024;

    /** Who asks {@link #isHeld} in another process holds the lock for an instant, which must not turn an agent away: 0.2 s. */
    private static final int TRIES = 20;

    private final Path wanted;
    private final Consumer<String> problems;
    private @Nullable Path path;
    private @Nullable DirectoryLock lock;
    private PreviousRun previousRun = PreviousRun.UNKNOWN;
    private int claims;
    private String lastSaid = "";

    private TelemetryDirectory(Path wanted, Consumer<String> problems) {
        this.wanted = wanted.toAbsolutePath().normalize();
        this.problems = problems;
    }

    /**
     * Claims the directory, with what is missing of it made.
     *
     * @param problems takes one clear line for each thing that the operator should know
     */
    public static TelemetryDirectory open(Path wanted, Consumer<String> problems) {
        TelemetryDirectory directory = new TelemetryDirectory(wanted, problems);
        directory.retry();
        return directory;
    }

    /** Whether a JVM holds this directory now; false too where that cannot be found out. */
    public static boolean isHeld(Path directory) {
        Path file = lockFile(directory);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (DirectoryLock lock = DirectoryLock.tryAcquire(file, 1)) {
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Claims that very directory, of a run that has died; null where its process lives. */
    static @Nullable TelemetryDirectory ofDeadRun(Path log, Consumer<String> problems) throws IOException {
        TelemetryDirectory directory = new TelemetryDirectory(log, problems);
        return directory.tryClaim(directory.wanted) ? directory : null;
    }

    /** The directory that this JVM holds, or null while it has none. It need not be the one that was wanted. */
    public synchronized @Nullable Path path() {
        return path;
    }

    /** How the run before this one left the directory, as found when it was claimed. */
    public synchronized PreviousRun previousRun() {
        return previousRun;
    }

    /** How often a directory had to be claimed: once, if all goes well. */
    synchronized int claims() {
        return claims;
    }

    /** Makes sure that the directory is there and held, trying anew where it is not. True if it is. */
    public synchronized boolean retry() {
        try {
            claimed();
            return true;
        } catch (Blocked e) {
            return false;
        }
    }

    /**
     * Replaces a file of the directory in one step: a reader sees the old content or the new. True if it is done; else the
     * old content stands and {@code problems} has heard why.
     *
     * @throws IllegalArgumentException if the name is not a plain file name
     */
    public synchronized boolean replace(String name, byte[] content) {
        requirePlain(name);
        try {
            OwnerOnly.replace(claimed().resolve(name), content);
            return true;
        } catch (Blocked e) {
            return false;
        } catch (IOException | RuntimeException e) {
            say(name + " could not be written: " + e);
            return false;
        }
    }

    /**
     * The content of a file of the directory; null if there is none, it cannot be read, or it exceeds 64 MiB.
     *
     * @throws IllegalArgumentException if the name is not a plain file name
     */
    public synchronized byte @Nullable [] readIfPresent(String name) {
        requirePlain(name);
        try {
            Path file = claimed().resolve(name);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST_READ ? Files.readAllBytes(file) : null;
        } catch (Blocked e) {
            return null;
        } catch (IOException | RuntimeException e) {
            say(name + " could not be read: " + e);
            return null;
        }
    }

    /** Gives the directory up for others to take. */
    @Override
    public synchronized void close() {
        release();
    }

    /** The held directory, claimed anew if it was lost. */
    synchronized Path claimed() throws Blocked {
        Path held = path;
        if (held != null && lock != null && lock.isInPlace()) {
            return held;
        }
        release();
        try {
            Path claimed = claim(held == null ? wanted : held);
            if (held != null) {
                say("log.dir " + held + " or its lock was removed; holding " + claimed + " now");
            } else if (!lastSaid.isEmpty() && claimed.equals(wanted)) {
                say("log.dir " + claimed + " can be used now");
            }
            lastSaid = "";
            return claimed;
        } catch (IOException | RuntimeException e) {
            String message =
                    "log.dir " + wanted + " cannot be used, lines are kept in memory until it can: " + reason(e);
            say(message);
            throw new Blocked(Blocked.Reason.NO_DIRECTORY, message);
        }
    }

    private Path claim(Path first) throws IOException {
        if (tryClaim(first)) {
            return first;
        }
        for (int i = 1; i <= MOST_NEIGHBOURS; i++) {
            Path next = i == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "-" + i);
            if (!next.equals(first) && tryClaim(next)) {
                problems.accept("log.dir " + first + " is in use by another JVM; this one writes to " + next);
                return next;
            }
        }
        throw new IOException("it and " + (MOST_NEIGHBOURS - 1) + " more beside it are in use by other JVMs");
    }

    private boolean tryClaim(Path candidate) throws IOException {
        if (Files.exists(candidate) && !Files.isDirectory(candidate)) {
            throw new IOException(candidate + " is a file, not a directory");
        }
        OwnerOnly.createDirectories(candidate);
        Path state = candidate.resolve("state");
        OwnerOnly.createDirectories(state);
        DirectoryLock acquired = DirectoryLock.tryAcquire(lockFile(candidate), candidate.equals(wanted) ? TRIES : 1);
        if (acquired == null) {
            return false;
        }
        path = candidate;
        lock = acquired;
        claims++;
        inspect(candidate);
        return true;
    }

    private void inspect(Path claimed) {
        previousRun = PreviousRun.UNKNOWN;
        try {
            if (OwnerOnly.isOpenToOthers(claimed)) {
                problems.accept("log.dir " + claimed + " is open to other accounts; its mode should be 0700");
            }
            previousRun = PreviousRun.in(claimed);
        } catch (IOException | RuntimeException e) {
            problems.accept("log.dir " + claimed + " does not tell how the last run ended: " + e);
        }
    }

    private void release() {
        path = null;
        DirectoryLock held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                problems.accept("the lock of log.dir could not be closed: " + e);
            }
        }
    }

    private void say(String message) {
        if (!message.equals(lastSaid)) {
            lastSaid = message;
            problems.accept(message);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        return message == null || !e.getClass().equals(IOException.class) ? name + ": " + message : message;
    }

    private static Path lockFile(Path directory) {
        return directory.resolve("state").resolve("lock");
    }

    private static void requirePlain(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
    }
}
