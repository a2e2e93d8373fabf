package io.rowtally.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of one segment as bytes, newline included, in one buffer that is used again. */
public final class SegmentReader implements AutoCloseable {

    private static final int BLOCK = 256 * 1024;

    /** A line of the log is a few kilobytes; what is longer than this is not one. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final InputStream in;
    private byte[] line = new byte[16 * 1024];
    private final byte[] block = new byte[BLOCK];
    private int from;
    private int to;

    private SegmentReader(InputStream in) {
        this.in = in;
    }

    public static SegmentReader of(InputStream in, boolean compressed) throws IOException {
        return new SegmentReader(compressed ? new GZIPInputStream(in, 64 * 1024) : in);
    }

    /**
     * Reads a line into {@link #line()} and returns its length; 0 at the end. The last one may have no newline.
     *
     * @throws IOException where the file cannot be read on, or the line is longer than 16 MiB
     */
    public int next() throws IOException {
        int length = 0;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(block));
                if (to == 0) {
                    return length;
                }
            }
            int end = from;
            while (end < to && block[end] != '\n') {
                end++;
            }
            boolean ended = end < to;
            int part = end - from + (ended ? 1 : 0);
            if (length + part > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
            if (length + part > line.length) {
                line = Arrays.copyOf(line, Math.max(2 * line.length, length + part));
            }
            System.arraycopy(block, from, line, length, part);
            length += part;
            from += part;
            if (ended) {
                return length;
            }
        }
    }

    /** The line that was read last, from the first byte on; overwritten by the next. */
    public byte[] line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
