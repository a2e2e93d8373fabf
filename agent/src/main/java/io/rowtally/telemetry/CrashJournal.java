package io.rowtally.telemetry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run has counted and not written yet, beside the log: if it ends without a word, the next run or {@code recover} makes lines of
 * it. Events are put and removed by numbers of the caller's; {@link #commit()} has them stand, all or none. Nothing
 * here throws into the caller: where there is no journal, that is an event, and it is tried again later.
 *
 * <p>Written by {@code write}, not through a mapping: once a second that costs nothing, and a disk that fails is an exception on this
 * thread and no signal to the process. Used by the agent's thread only.
 */
public final class CrashJournal implements AutoCloseable {
    static final String NAME = "journal";

    private static final long NANOS = 1_000_000L;
    /** Between two tries where it cannot be opened: 10 s. */
    private static final long PAUSE = 10_000 * NANOS;

    private final TelemetryDirectory directory;
    private final TelemetryLog log;
    private final Source source;
    private final long syncNanos;
    private final long freeFloor;
    private final Consumer<String> problems;

    private @Nullable JournalFile file;
    private @Nullable Path home;
    private long base;
    private long leftOut;
    private long leftOutBefore;
    private boolean unsynced;
    private long synced = System.nanoTime();
    private boolean failed;
    private long failedAt;

    /**
     * @param syncMillis how often what is written is made to survive a loss of power
     * @param settings for the disk that is to stay free where the journal is made
     */
    public CrashJournal(
            TelemetryDirectory directory,
            TelemetryLog log,
            LogSettings settings,
            Source source,
            long syncMillis,
            Consumer<String> problems) {
        this.directory = directory;
        this.log = log;
        this.source = source;
        this.syncNanos = syncMillis * NANOS;
        this.freeFloor = settings.freeFloorBytes();
        this.problems = problems;
    }

    /** Has what a run before has left written first. Makes no file: a JVM that is over in a moment needs none. */
    public void recover() {
        Path now = directory.path();
        if (now != null) {
            try {
                recovered(now.resolve("state").resolve(NAME), now);
            } catch (IOException | RuntimeException e) {
                fail(String.valueOf(e));
            }
        }
    }

    /** Whether it was opened, and may hold what the log does not have. */
    public boolean isOpen() {
        return file != null;
    }

    /**
     * Whether the journal can be written. Where it was opened for that, now or after its directory was removed, what it held is in
     * the log, and it holds nothing before the next {@link #begin}.
     */
    public boolean isReady() {
        JournalFile open = file;
        if (open != null && Objects.equals(home, directory.path()) && open.isInPlace()) {
            return true;
        }
        if (open != null) {
            release();
        }
        if (failed && System.nanoTime() - failedAt < PAUSE) {
            return false;
        }
        Path now = directory.path();
        if (now == null || log.waitingLines() > 0) {
            return false;
        }
        try {
            open(now);
        } catch (IOException | RuntimeException e) {
            fail(String.valueOf(e));
        }
        return file != null;
    }

    private void open(Path directoryNow) throws IOException {
        Path path = directoryNow.resolve("state").resolve(NAME);
        if (!recovered(path, directoryNow)) {
            return;
        }
        long needed = JournalFile.needs(path);
        long usable = directoryNow.toFile().getUsableSpace();
        if (needed > 0 && usable > 0 && usable < needed + freeFloor) {
            throw new IOException(
                    "there is no room for its " + needed + " bytes beside the " + freeFloor + " that must stay free");
        }
        file = JournalFile.open(path);
        home = directoryNow;
        if (failed) {
            failed = false;
            log.append(Event.of(Action.AGENT_HEALTH)
                    .put("pii.journal.working", true)
                    .build());
        }
    }

    /** Whether nothing in the journal there is missing in the log. What cannot be read is set aside. */
    private boolean recovered(Path path, Path directoryNow) throws IOException {
        if (JournalFile.needs(path) > 0) {
            return true;
        }
        try {
            JournalContent content = JournalFile.read(path);
            // of this run itself, all is in memory still
            if (content != null && !content.run.equals(source.ephemeralId())) {
                Recovery recovery = Recovery.of(content, directoryNow, log);
                if (recovery.lines() > 0) {
                    problems.accept("the run before ended without a word; " + recovery.rows()
                            + " rows that it had counted and not written are in the log now");
                }
            }
        } catch (EOFException e) {
            Files.move(path, path.resolveSibling(NAME + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            problems.accept("the crash journal of a run before cannot be read and was set aside: " + e.getMessage());
            log.append(Event.of(Action.RECOVERED)
                    .put("pii.recovered.unreadable", true)
                    .build());
        }
        return log.sync();
    }

    /** Whether all lines so far are in the file, and will be after a loss of power. */
    public boolean linesAreWritten() {
        return log.sync();
    }

    /**
     * What is put from now on is all that the journal holds.
     *
     * @param allNew whether none of it can be in a line that was appended before
     */
    public void begin(boolean allNew) {
        leftOut = 0;
        base = allNew ? log.sequence() : base;
        JournalFile open = file;
        if (open != null) {
            try {
                open.begin(source.ephemeralId(), base, System.currentTimeMillis());
                open.source(OwnFields.json(Event.of(Action.PII_READ)
                        .put("pii.agent.id", source.agentId())
                        .put("pii.service.name", source.serviceName())
                        .build()));
            } catch (IOException e) {
                lose(e);
            }
        }
    }

    /** An event that was appended to the log, for {@link #put(int, byte[])}; null where no line waits in memory. */
    public byte @Nullable [] waiting(Event line) {
        try {
            return log.waitingLines() == 0 ? null : OwnFields.json(line);
        } catch (IOException e) {
            lose(e);
            return null;
        }
    }

    /** An event is live, in place of one with the same number. False where there is no room for it: then {@link #begin} makes some. */
    public boolean put(int id, Event event) {
        try {
            return put(id, OwnFields.json(event));
        } catch (IOException e) {
            lose(e);
            return false;
        }
    }

    /** The same of one as {@link #waiting} has it. */
    public boolean put(int id, byte[] event) {
        JournalFile open = file;
        try {
            return open != null && open.put(id, event);
        } catch (IOException e) {
            lose(e);
            return false;
        }
    }

    /** An event is not live any more. */
    public boolean remove(int id) {
        JournalFile open = file;
        try {
            return open != null && open.remove(id);
        } catch (IOException e) {
            lose(e);
            return false;
        }
    }

    /** There was no room for an event even in a generation of its own. */
    public void leaveOut() {
        leftOut++;
    }

    /** Forgets what was put since the last commit; {@link #begin} goes on. */
    public void abandon() {
        if (file != null) {
            file.abandon();
        }
    }

    /** Has what was put stand. False where that failed; then {@link #begin} goes on. */
    public boolean commit() {
        JournalFile open = file;
        if (open == null) {
            return false;
        }
        try {
            open.commit(System.currentTimeMillis());
            unsynced = true;
        } catch (IOException | RuntimeException e) {
            lose(e);
            return false;
        }
        if (leftOut != leftOutBefore) {
            leftOutBefore = leftOut;
            log.append(Event.of(Action.AGENT_HEALTH)
                    .put("pii.journal.left_out", leftOut)
                    .build());
        }
        return true;
    }

    /** Makes what was written survive a loss of power, where that is due. */
    public void sync() {
        JournalFile open = file;
        if (open != null && unsynced && System.nanoTime() - synced >= syncNanos) {
            try {
                open.sync();
                synced = System.nanoTime();
                unsynced = false;
            } catch (IOException e) {
                lose(e);
            }
        }
    }

    @Override
    public void close() {
        release();
    }

    private void lose(Exception e) {
        release();
        fail(String.valueOf(e));
    }

    private void fail(String why) {
        failedAt = System.nanoTime();
        if (!failed) {
            failed = true;
            problems.accept(
                    "there is no crash journal: a kill of the process loses what the log does not have yet: " + why);
            log.append(Event.of(Action.AGENT_HEALTH)
                    .put("pii.journal.working", false)
                    .put("pii.journal.reason", why)
                    .build());
        }
    }

    private void release() {
        JournalFile open = file;
        file = null;
        home = null;
        if (open != null) {
            try {
                open.sync();
                open.close();
            } catch (IOException e) {
                problems.accept("the crash journal could not be closed: " + e);
            }
        }
    }
}
