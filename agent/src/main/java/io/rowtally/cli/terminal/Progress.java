package io.rowtally.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** A bar on standard error while a large input is read; nothing at all where nobody looks or it is soon done. */
public final class Progress implements LongConsumer, AutoCloseable {
    /** Bytes from which on a bar is worth drawing: about a second's reading. */
    static final long LARGE = 50_000_000;

    private static final int CELLS = 40;

    private final PrintWriter err;
    private final boolean shown;
    private final long total;
    private long done;
    private long drawn = -1;

    /**
     * @param interactive whether someone is looking
     * @param total bytes to come
     */
    public Progress(PrintWriter err, boolean interactive, long total) {
        this(err, interactive, total, LARGE);
    }

    /**
     * @param total of whatever is counted
     * @param least from how many of it on a bar is worth drawing
     */
    public Progress(PrintWriter err, boolean interactive, long total, long least) {
        this.err = err;
        this.shown = interactive && total >= least;
        this.total = total;
    }

    @Override
    public void accept(long bytes) {
        done += bytes;
        if (shown) {
            long percent = Math.min(100, done * 100 / total);
            if (percent != drawn) {
                drawn = percent;
                draw(percent);
            }
        }
    }

    private void draw(long percent) {
        StringBuilder bar = new StringBuilder("\r[");
        for (int i = 0; i < CELLS; i++) {
            bar.append(i < percent * CELLS / 100 ? '#' : ' ');
        }
        err.print(bar.append("] ").append(percent).append(" %"));
        err.flush();
    }

    /** Wipes the bar. */
    @Override
    public void close() {
        if (drawn >= 0) {
            err.print(String.format("\r%" + (CELLS + 8) + "s\r", ""));
            err.flush();
        }
    }
}
