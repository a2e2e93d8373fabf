package io.rowtally.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The lines that are not in the file yet, oldest first, within a limit of bytes. A line that does not fit is refused while
 * it has no sequence number, so those that are kept have no gap. Owned and guarded by {@link TelemetryLog}.
 */
final class Backlog {

    /** Object headers, queue slot and time of one waiting line, about. */
    private static final int OVERHEAD = 96;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final long limit;
    private long bytes;

    Backlog(long limit) {
        this.limit = limit;
    }

    /** False if there is no room; a line always fits into an empty backlog. */
    boolean offer(Line line) {
        long size = line.bytes().length + OVERHEAD;
        if (!lines.isEmpty() && bytes + size > limit) {
            return false;
        }
        lines.addLast(line);
        bytes += size;
        return true;
    }

    @Nullable
    Line oldest() {
        return lines.peekFirst();
    }

    void removeOldest() {
        bytes -= lines.removeFirst().bytes().length + OVERHEAD;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    boolean isUnderHalf() {
        return bytes < limit / 2;
    }
}
