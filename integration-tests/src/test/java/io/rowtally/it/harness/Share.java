package io.rowtally.it.harness;

import java.util.List;

/**
 * How much of a long matrix this build runs: all of it, or one of several parts, {@code -Drowtally.share=part/parts}, as
 * continuous integration does, another part each time.
 */
public final class Share {
    private static final int PART;
    private static final int PARTS;

    static {
        String[] share = System.getProperty("rowtally.share", "0/1").split("/");
        PART = Integer.parseInt(share[0]);
        PARTS = Integer.parseInt(share[1]);
        if (PART < 0 || PART >= PARTS) {
            throw new IllegalArgumentException("no part " + PART + " of " + PARTS);
        }
    }

    private Share() {}

    /** Whether this build runs what stands in that row of a matrix on that JDK: each part has of every row and of every JDK. */
    public static boolean has(int row, int major) {
        return (row + List.copyOf(Jdks.all().keySet()).indexOf(major)) % PARTS == PART;
    }

    /** So many of that amount, at least one. */
    public static int of(int amount) {
        return Math.max(1, amount / PARTS);
    }

    public static boolean isWhole() {
        return PARTS == 1;
    }
}
