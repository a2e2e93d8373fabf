package io.rowtally.demo.play;

/** Spreads a clerk's steps over the length of the day. Immutable; any thread. */
final class Pace {

    private final long start = System.nanoTime();
    private final long nanos;

    /** A day of that many seconds; with 0 nobody waits. */
    Pace(int seconds) {
        nanos = seconds * 1_000_000_000L;
    }

    /** Waits until that share of the day, from 0 to 1, has gone by. */
    void await(double share) throws InterruptedException {
        long left = (long) (nanos * share) - (System.nanoTime() - start);
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
