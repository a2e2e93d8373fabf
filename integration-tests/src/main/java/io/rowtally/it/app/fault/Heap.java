package io.rowtally.it.app.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What lives in the heap of this JVM, looked at every few seconds. Used by one thread. */
final class Heap {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final List<Long> live = new ArrayList<>();
    private long last = System.nanoTime();

    /** Collects what does not live, if the last time is long enough ago. */
    void look() {
        if (System.nanoTime() - last >= PAUSE) {
            live.add(live());
            last = System.nanoTime();
        }
    }

    /** Bytes, the least of three looks: some die only in the second collection. */
    static long live() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** The middle of the first and of the last third, without the very first looks, when classes still load. */
    void print() {
        live.add(live());
        System.out.println("LIVE first " + middle(live.subList(0, (live.size() + 2) / 3)));
        System.out.println("LIVE last " + middle(live.subList(live.size() - (live.size() + 2) / 3, live.size())));
    }

    private static long middle(List<Long> some) {
        List<Long> sorted = new ArrayList<>(some);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
