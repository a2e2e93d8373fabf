package io.rowtally.telemetry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * How the run before this one left its log, as its last line tells. Read once, when the directory is claimed and before
 * anything is written into it. Immutable.
 */
public final class PreviousRun {

    /** What the last line of the log says about the end of the run that wrote it. */
    public enum Ending {
        /** There is no log yet. */
        NONE("none"),
        /** The last line is {@code agent-stop}. */
        ORDERLY("orderly"),
        /** The log ends with another line: the process was killed or crashed, or the log was cut. */
        CUT_OFF("cut-off"),
        /** There is a log, but its last line is not one of ours. */
        UNREADABLE("unreadable"),
        /** The log directory could not be looked into. */
        UNKNOWN("unknown");

        private final String wireName;

        Ending(String wireName) {
            this.wireName = wireName;
        }

        /** As in {@code pii.previous_run.ended}. */
        public String wireName() {
            return wireName;
        }
    }

    static final PreviousRun UNKNOWN = new PreviousRun(Ending.UNKNOWN, null);

    private final Ending ending;
    private final @Nullable LastLine last;

    private PreviousRun(Ending ending, @Nullable LastLine last) {
        this.ending = ending;
        this.last = last;
    }

    /** Looks at the current segment, or at the newest rolled one where the current has no line yet. */
    static PreviousRun in(Path directory) throws IOException {
        Path current = directory.resolve(SegmentName.CURRENT);
        long torn = 0;
        if (Files.isRegularFile(current)) {
            try (RandomAccessFile file = new RandomAccessFile(current.toFile(), "r")) {
                LastLine last = LastLine.of(file);
                if (last.wholeBytes() > 0) {
                    return of(last);
                }
                torn = last.tornBytes();
            }
        }
        List<SegmentName> rolled = SegmentName.rolledIn(directory);
        if (!rolled.isEmpty()) {
            return of(lastOf(rolled.get(rolled.size() - 1), torn));
        }
        return torn == 0 ? new PreviousRun(Ending.NONE, null) : of(LastLine.parse(new byte[0], 0, torn));
    }

    public Ending ending() {
        return ending;
    }

    /** {@code event.action} of the last whole line, or null. */
    public @Nullable String lastAction() {
        return last == null ? null : last.action();
    }

    /** Time of the last whole line, or null. */
    public @Nullable Instant lastTime() {
        return last == null ? null : last.time();
    }

    /** {@code integrity.mac} of the last whole line; null where there is none. */
    byte @Nullable [] lastMac() {
        return last == null ? null : last.mac();
    }

    /** Bytes of a torn last line that were found behind the last whole one and cut off; 0 in a sound log. */
    public long tornBytes() {
        return last == null ? 0 : last.tornBytes();
    }

    /** Writes {@code pii.previous_run.*} into an event, as {@code agent-start} carries it. */
    public Event.Builder describe(Event.Builder event) {
        event.put("pii.previous_run.ended", ending.wireName())
                .put("pii.previous_run.last_action", lastAction())
                .put("pii.previous_run.last_time", lastTime());
        return tornBytes() == 0 ? event : event.put("pii.previous_run.torn_bytes", tornBytes());
    }

    private static PreviousRun of(LastLine last) {
        String action = last.action();
        if (action == null) {
            return new PreviousRun(Ending.UNREADABLE, last);
        }
        boolean orderly = last.tornBytes() == 0 && action.equals(Action.AGENT_STOP.wireName());
        return new PreviousRun(orderly ? Ending.ORDERLY : Ending.CUT_OFF, last);
    }

    private static LastLine lastOf(SegmentName segment, long torn) throws IOException {
        if (!segment.isCompressed()) {
            try (RandomAccessFile file = new RandomAccessFile(segment.path().toFile(), "r")) {
                LastLine last = LastLine.of(file);
                return torn == 0 ? last : last.withTorn(torn);
            }
        }
        Path path = segment.path();
        try (InputStream in = new BufferedInputStream(SegmentName.unpacked(path, Files.newInputStream(path)))) {
            return LastLine.parse(lastLine(in), 0, torn);
        } catch (ZipException | EOFException e) {
            return LastLine.parse(new byte[0], 0, torn);
        }
    }

    private static byte[] lastLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (ended) {
                line.reset();
            }
            ended = b == '\n';
            line.write(b);
        }
        return line.toByteArray();
    }
}
