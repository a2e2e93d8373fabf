package io.rowtally.demo.play;

import java.io.PrintStream;
import java.util.Arrays;

/** How far the day has come: a bar on a terminal, else a line for each quarter. Any thread. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private final int steps;
    private int done;

    Progress(PrintStream out, boolean terminal, int steps) {
        this.out = out;
        this.terminal = terminal;
        this.steps = steps;
    }

    synchronized void step() {
        done++;
        if (terminal) {
            char[] bar = new char[WIDTH];
            Arrays.fill(bar, '.');
            Arrays.fill(bar, 0, WIDTH * done / steps, '#');
            out.print("\r  [" + new String(bar) + "] " + 100 * done / steps + " %" + (done == steps ? "\n" : ""));
            out.flush();
        } else if (4 * done / steps > 4 * (done - 1) / steps) {
            out.println("  " + 100 * done / steps + " % of the day");
        }
    }
}
