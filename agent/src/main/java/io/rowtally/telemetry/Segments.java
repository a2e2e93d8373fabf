package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.FileCreation;
import io.rowtally.telemetry.seal.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals each line and puts it into the segment where it belongs: opens the current one, rolls it by rename when it is full or its UTC
 * day is over, and stops at the floor of free disk. A line is written whole when {@link #write} returns, and not at all
 * when it throws. Owned and guarded by {@link TelemetryLog}.
 *
 * <p>Why not logback's {@code RollingFileAppender} with a stream of ours: it has no way back from the stream to the caller
 * (an IOException in the stream stops the appender for good, any other is swallowed), its {@code %i} cannot be padded, it
 * rolls by the system clock and asks for the size at most once a minute, compresses in threads of its own with the umask's
 * rights, and cleans up no further back than 14 days when it was not running.
 */
final class Segments {

    /** How long a roll that failed is not tried again; the segment grows meanwhile. */
    private static final long ROLL_PAUSE_SECONDS = 60;

    private static final FileCreation CREATION = new FileCreation() {
        @Override
        public void create(Path path) throws IOException {
            OwnerOnly.createFile(path);
        }
    };

    private final TelemetryDirectory directory;
    private final LogSettings settings;
    private final Consumer<String> problems;
    private final Seal seal = new Seal(CREATION);
    private final Digests digests;
    private final Gone gone = new Gone();
    private @Nullable Segment current;
    private @Nullable Path home;
    private @Nullable LocalDate day;
    private @Nullable Instant nextRoll;
    private int claims;
    private boolean changed;
    private boolean low;

    /** @param run {@code agent.ephemeral_id} of its lines */
    Segments(TelemetryDirectory directory, LogSettings settings, String run, Consumer<String> problems) {
        this.directory = directory;
        this.settings = settings;
        this.problems = problems;
        this.digests = new Digests(seal, CREATION, run, problems);
    }

    /**
     * Seals the line and writes it, or throws with nothing written; {@link Blocked} where there was no attempt. Returns the line
     * as it stands in the file.
     */
    Line write(Line waiting) throws IOException {
        Segment segment = open();
        Line timed = waiting.notBefore(directory.previousRun().lastTime()).notBefore(seal.earliest());
        Line line = new Line(seal.seal(timed.bytes(), timed.time()), timed.time(), timed.sequence());
        if (isDue(segment, line)) {
            segment = roll(segment, line);
        }
        requireFreeDisk();
        segment.write(line.bytes());
        gone.wrote(segment.size());
        seal.written();
        digests.wrote(line);
        if (day == null) {
            day = line.day();
        }
        return line;
    }

    /** Lets go of the keys that no line to come needs, and sums the last hour up when it is over; for when no line waits. */
    void advance(Instant now) {
        try {
            seal.advance(now);
            digests.step(now);
        } catch (IOException e) {
            // the next line says so, if it still fails then
        }
    }

    /** Tells what this run has written and is no longer there, once. */
    boolean describeGone(Event.Builder event) {
        return gone.describe(event);
    }

    /** The directory of the current segment; null before the first. */
    @Nullable
    Path home() {
        return home;
    }

    /** The directory, once after it was entered or a segment was rolled in it; else null. */
    @Nullable
    Path takeChanged() {
        boolean was = changed;
        changed = false;
        return was ? home : null;
    }

    /** The id of a key that was made and left in the directory, once; else null. */
    @Nullable
    String takeNewKey() {
        return seal.takeNewKey();
    }

    /** Notes how far the log has come; in a run that has summed an hour up, what came since as well. */
    void close(Instant now) {
        if (current != null) {
            digests.end(now);
        }
        release(true);
        try {
            seal.close();
        } catch (IOException e) {
            problems.accept("the end of the telemetry log could not be noted: " + e);
        }
    }

    /** Has the lines survive a loss of power. */
    void sync() throws IOException {
        Segment segment = current;
        if (segment != null) {
            segment.sync();
        }
    }

    private void release(boolean ours) {
        Segment segment = current;
        current = null;
        if (segment != null) {
            try {
                if (ours) {
                    segment.close();
                } else {
                    segment.abandon();
                }
            } catch (IOException e) {
                problems.accept(SegmentName.CURRENT + " could not be closed cleanly: " + e);
            }
        }
    }

    private Segment open() throws IOException {
        Segment segment = current;
        if (segment != null && home != null && home.equals(directory.path()) && segment.isInPlace()) {
            if (segment.isUntouched()) {
                return segment;
            }
            problems.accept(
                    SegmentName.CURRENT + " was changed by another program; going on behind its last whole line");
        }
        release(false);
        Path directoryNow = directory.claimed();
        boolean stayed = directoryNow.equals(home);
        seal.enter(directoryNow, directory.previousRun().lastMac());
        digests.enter(directoryNow);
        Segment opened = Segment.open(directoryNow.resolve(SegmentName.CURRENT));
        if (opened.tornBytes() > 0) {
            problems.accept(SegmentName.CURRENT + " ended in a torn line; cut off " + opened.tornBytes() + " bytes");
        }
        if (!stayed) {
            gone.moved();
        }
        gone.opened(opened.size(), directory.claims() != claims);
        claims = directory.claims();
        current = opened;
        day = opened.foundDay();
        changed |= !stayed;
        home = directoryNow;
        return opened;
    }

    private boolean isDue(Segment segment, Line line) {
        if (segment.size() == 0 || (nextRoll != null && line.time().isBefore(nextRoll))) {
            return false;
        }
        return segment.size() + line.bytes().length > settings.segmentBytes()
                || !line.day().equals(day);
    }

    private Segment roll(Segment segment, Line line) throws IOException {
        LocalDate rolledDay = day == null ? line.day() : day;
        Path here = directory.claimed();
        current = null;
        segment.close();
        try {
            Path rolled = SegmentName.next(here, rolledDay);
            Files.move(here.resolve(SegmentName.CURRENT), rolled);
            digests.rolled(String.valueOf(rolled.getFileName()));
            gone.rolled();
            nextRoll = null;
            changed = true;
        } catch (IOException e) {
            nextRoll = line.time().plusSeconds(ROLL_PAUSE_SECONDS);
            problems.accept(SegmentName.CURRENT + " cannot be renamed, it grows on: " + e);
        }
        return open();
    }

    private void requireFreeDisk() throws Blocked {
        Path here = home;
        long floor = settings.freeFloorBytes();
        if (here == null || floor == 0) {
            return;
        }
        // an eighth more before it goes on: else a disk at the floor would stop and start with each line
        long needed = low ? floor + floor / 8 : floor;
        long usable = here.toFile().getUsableSpace();
        low = usable >= 0 && usable < needed && knowsItsSize(here);
        if (low) {
            throw new Blocked(
                    Blocked.Reason.FREE_DISK_FLOOR,
                    "only " + usable + " bytes are free on the disk of " + here + ", " + floor
                            + " must stay free; lines are kept in memory until there is room");
        }
    }

    /** Some network and user-space file systems report a size of 0: they say nothing about room. */
    private static boolean knowsItsSize(Path here) {
        return here.toFile().getTotalSpace() > 0;
    }
}
