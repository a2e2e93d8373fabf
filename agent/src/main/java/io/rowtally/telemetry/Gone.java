package io.rowtally.telemetry;

/**
 * Lines of this run that are no longer where they were written, because somebody has removed, moved or cut the file or its
 * directory, as is found when the current segment is opened again. Owned and guarded by {@link TelemetryLog}.
 */
final class Gone {

    private long linesInSegment;
    private long linesInDirectory;
    private long size;
    /** Whole bytes of the segment that was opened and that nothing was written to yet; negative where there is none. */
    private long found = -1;

    private boolean anew;
    private long lines;
    private long bytes;
    private boolean cut;

    /**
     * The segment was opened, perhaps not for the first time.
     *
     * @param sizeNow of its whole lines
     * @param claimedAnew whether the directory had to be claimed again, so that with the segment the rolled ones are gone
     */
    void opened(long sizeNow, boolean claimedAnew) {
        found = sizeNow;
        anew |= claimedAnew;
    }

    /** Another directory is written to: what was in the last one is there. */
    void moved() {
        rolled();
        linesInDirectory = 0;
    }

    /** What is written next goes to a new segment. */
    void rolled() {
        linesInSegment = 0;
        size = 0;
    }

    /** @param sizeNow of the segment with the line that was written */
    void wrote(long sizeNow) {
        if (found >= 0 && found < size) {
            bytes += size - found;
            cut |= found > 0;
            lines += anew ? linesInDirectory : linesInSegment;
            linesInDirectory = anew ? 0 : linesInDirectory - linesInSegment;
            linesInSegment = 0;
        }
        found = -1;
        anew = false;
        linesInSegment++;
        linesInDirectory++;
        size = sizeNow;
    }

    /** Writes {@code pii.log.gone.*}, once; false where there is nothing to tell. Of a file that was cut, how many lines it was is not known. */
    boolean describe(Event.Builder event) {
        if (bytes == 0) {
            return false;
        }
        if (!cut) {
            event.put("pii.log.gone.lines", lines);
        }
        event.put("pii.log.gone.bytes", bytes);
        lines = 0;
        bytes = 0;
        cut = false;
        return true;
    }
}
