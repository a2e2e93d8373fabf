package io.rowtally.runtime;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Bridge;
import org.jspecify.annotations.Nullable;

/**
 * Activations that wait for their first reading, mostly for less than a second. Where the agent's thread stalls, since a disk hangs or others have the
 * processors, they would fill the heap, each with its thread: so beyond a bound nothing is counted any more, until that thread has
 * caught up. What has counted by then is kept, a few beyond the bound too.
 */
final class BornActivations extends Born<Activation> {
    /** What one takes, with its scope and its first cells, in bytes. */
    private static final int SIZE = 1_536;
    /** All of them together take one of so many parts of the heap: with 8, 7,000 a second were too many for 512 MiB where others had the processors for seconds. */
    private static final int PARTS = 4;
    /** A small heap shall not go without counting for one slow second. */
    private static final int FEWEST = 10_000;

    private static final int MOST = 1_000_000;

    private final int most;
    private volatile Switch.@Nullable Gap stall;

    /** @param most that wait before nothing is counted any more */
    BornActivations(int most) {
        this.most = most;
    }

    /**
     * As many as a heap bears.
     *
     * @param bytes that the heap may have
     */
    static int most(long bytes) {
        return (int) Math.max(FEWEST, Math.min(MOST, bytes / PARTS / SIZE));
    }

    @Override
    boolean isBounded(Activation activation) {
        return true;
    }

    /** Always true. */
    @Override
    public boolean offer(Activation activation) {
        keep(activation);
        if (bounded() > most && stall == null) {
            stall();
        }
        return true;
    }

    /** Asks again, so that a thread that comes late does not stop what {@link #goOn} has begun. */
    private synchronized void stall() {
        if (bounded() > most && stall == null) {
            Bridge.count(false);
            stall = new Switch.Gap(Switch.STALLED);
        }
    }

    /** The time in which nothing counts because too many waited; null where there is none. */
    Switch.@Nullable Gap stalled() {
        return stall;
    }

    /** Whether the agent's thread has taken enough of them, if there were too many. */
    boolean isCaughtUp() {
        return stall == null || bounded() < most / 2;
    }

    /**
     * The stall is over, if there was one and the agent's thread has caught up; then rows count again where nothing else is in the way. On that thread.
     *
     * @param counting whether nothing else is
     * @return false where it has not caught up
     */
    synchronized boolean goOn(boolean counting) {
        if (!isCaughtUp()) {
            return false;
        }
        stall = null;
        if (counting) {
            Bridge.count(true);
        }
        return true;
    }
}
