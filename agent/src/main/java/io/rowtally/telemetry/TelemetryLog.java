package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry log of one run. Each event gets its time and sequence number, becomes a line and is kept until it is in the
 * file as a whole line; while the disk is away lines wait in memory, within a limit, and what does not fit is counted and
 * reported as an event afterwards. Sequence numbers start at 1 and have no gap, whatever happens.
 *
 * <p>Called by agent threads; guarded by its own lock, so that the stop of the JVM may close it at any moment. Nothing
 * here throws into the caller. Whoever starts the agent owns it and calls {@link #retry()} about once a second.
 */
public final class TelemetryLog implements AutoCloseable {

    /** Segments are read before they go, on the thread that counts: for so long at a time, half a second. */
    private static final long CLEARING_NANOS = 500_000_000L;

    private final TelemetryDirectory directory;
    private final Consumer<String> problems;
    private final LogClock clock;
    private final EventJson json;
    private final Backlog backlog;
    private final Segments segments;
    private final Compression compression;
    private final Retention retention;

    private Gap gap = new Gap();
    private @Nullable Outage outage;
    private @Nullable Instant lastWritten;
    /** Where segments may have expired; null where none are left. */
    private @Nullable Path clearing;

    private long sequence;
    private long lost;
    private boolean closed;

    private TelemetryLog(
            TelemetryDirectory directory,
            LogSettings settings,
            Source source,
            Clock clock,
            LongSupplier nanos,
            Consumer<String> problems) {
        this.directory = directory;
        this.problems = problems;
        this.clock = new LogClock(clock, nanos);
        this.json = new EventJson(source);
        this.backlog = new Backlog(settings.backlogBytes());
        this.segments = new Segments(directory, settings, source.ephemeralId(), problems);
        this.compression = new Compression(settings.leftAlone(), problems);
        this.retention = new Retention(settings, problems);
    }

    /**
     * Opens the log in a directory that need not be usable yet.
     *
     * @param problems takes one clear line when the log begins to fail, not one for each try
     */
    public static TelemetryLog open(
            TelemetryDirectory directory, LogSettings settings, Source source, Clock clock, Consumer<String> problems) {
        return open(directory, settings, source, clock, System::nanoTime, problems);
    }

    /** @param nanos of a clock that nobody sets; shows when the other one was */
    public static TelemetryLog open(
            TelemetryDirectory directory,
            LogSettings settings,
            Source source,
            Clock clock,
            LongSupplier nanos,
            Consumer<String> problems) {
        return new TelemetryLog(directory, settings, source, clock, nanos, problems);
    }

    /** Takes the event and writes it, or keeps it for later. */
    public synchronized void append(Event event) {
        if (closed) {
            lose(event);
            problems.accept("an event came after the telemetry log was closed: "
                    + event.action().wireName());
            return;
        }
        enqueue(event);
        flush();
    }

    /** Writes what waits, and goes on with what has to be done now and then: compression, old segments. */
    public synchronized void retry() {
        if (closed) {
            return;
        }
        directory.retry();
        flush();
        Path home = segments.home();
        if (home != null && outage == null) {
            if (backlog.isEmpty()) {
                segments.advance(clock.now());
            }
            compression.step(home, clock.now());
        }
    }

    /** True if every line that was taken is in the file and none was lost since the last report of a gap. */
    public synchronized boolean healthy() {
        return outage == null && backlog.isEmpty() && gap.isEmpty();
    }

    /**
     * False while lines wait in memory for more than half of its limit. Who can, keeps counters for a later line then
     * instead of adding to what may be lost.
     */
    public synchronized boolean takesMore() {
        return backlog.isUnderHalf();
    }

    /** Lines that wait in memory. */
    public synchronized int waitingLines() {
        return backlog.size();
    }

    /** The number of the last line, in the file or not yet. */
    synchronized long sequence() {
        return sequence;
    }

    /** Has the lines survive a loss of power. False while some wait in memory, or where the disk refuses. */
    synchronized boolean sync() {
        try {
            segments.sync();
            return backlog.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Events lost since the start of this run, reported or not. */
    public synchronized long lostEvents() {
        return lost;
    }

    /** The id of a verification key that was made for the log and left in its directory, once; else null. */
    public synchronized @Nullable String takeNewKey() {
        return segments.takeNewKey();
    }

    /** True while the key with which all of the log could be sealed anew lies beside it. */
    public synchronized boolean isKeyInDirectory() {
        Path home = segments.home();
        return home != null && Files.exists(home.resolve(VerificationKey.FILE));
    }

    /** When a line last reached the file; null if none has. */
    public synchronized @Nullable Instant lastWritten() {
        return lastWritten;
    }

    /** Writes what can be written and closes the file; says how much is lost if the disk is away. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        flush();
        closed = true;
        compression.abandon();
        segments.close(clock.now());
        if (!backlog.isEmpty() || !gap.isEmpty()) {
            problems.accept("the telemetry log was closed with " + backlog.size() + " lines unwritten"
                    + (gap.isEmpty() ? "" : " and a gap of " + gap));
        }
    }

    private void enqueue(Event event) {
        try {
            clock.notBefore(directory.previousRun().lastTime());
            Instant time = clock.now();
            Line line = new Line(json.line(event, time, sequence + 1), time, sequence + 1);
            if (backlog.offer(line)) {
                sequence++;
                return;
            }
        } catch (IOException | RuntimeException e) {
            problems.accept(
                    "an event could not be made a line: " + event.action().wireName() + ", " + e);
        }
        lose(event);
    }

    private void lose(Event event) {
        gap.add(event);
        lost++;
    }

    private void flush() {
        try {
            Event.Builder jump = Event.of(Action.AGENT_HEALTH);
            if (clock.describeJump(jump)) {
                enqueue(jump.build());
            }
            drain();
            if (outage != null || !gap.isEmpty()) {
                reportOutage();
                drain();
            }
            Event.Builder gone = Event.of(Action.AGENT_HEALTH);
            if (segments.describeGone(gone)) {
                enqueue(gone.build());
                drain();
            }
            Path changed = segments.takeChanged();
            if (changed != null) {
                clearing = changed;
            }
            if (clearing != null) {
                clearAway(clearing);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void drain() throws IOException {
        for (Line line = backlog.oldest(); line != null; line = backlog.oldest()) {
            clock.notBefore(segments.write(line).time());
            backlog.removeOldest();
            lastWritten = clock.now();
            if (outage != null) {
                outage.wrote();
            }
        }
    }

    private void reportOutage() {
        Event.Builder event = Event.of(Action.AGENT_HEALTH);
        Outage over = outage;
        if (over != null) {
            over.describe(event, clock.now());
            if (over.reason() == Blocked.Reason.NO_DIRECTORY) {
                directory.previousRun().describe(event);
            }
            problems.accept("the telemetry log is written again");
        }
        gap.describe(event);
        outage = null;
        gap = new Gap();
        enqueue(event.build());
    }

    /** Says what expires before it goes; where that cannot be written now, it goes all the same, for room is what is needed. */
    private void clearAway(Path home) throws IOException {
        long begun = System.nanoTime();
        Retention.Expired expired = retention.next(home, clock.now());
        while (expired != null) {
            enqueue(expired.event());
            try {
                drain();
            } finally {
                try {
                    expired.delete();
                } catch (IOException | RuntimeException e) {
                    problems.accept("old segments could not be cleared away: " + e);
                    clearing = null;
                }
            }
            if (System.nanoTime() - begun > CLEARING_NANOS || clearing == null) {
                return;
            }
            expired = retention.next(home, clock.now());
        }
        clearing = retention.isHeldUp() ? home : null;
    }

    private void fail(Exception e) {
        if (outage != null) {
            return;
        }
        Blocked.Reason reason =
                e instanceof IOException ? Blocked.reasonOf((IOException) e) : Blocked.Reason.WRITE_FAILED;
        outage = new Outage(clock.now(), reason);
        if (reason == Blocked.Reason.FREE_DISK_FLOOR) {
            problems.accept(String.valueOf(e.getMessage()));
        } else if (reason == Blocked.Reason.WRITE_FAILED) {
            problems.accept("the telemetry log cannot be written, lines are kept in memory until it can: " + e);
        }
    }
}
