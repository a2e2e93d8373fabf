package io.rowtally.it.app.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What lives in the heap of this JVM, looked at every few seconds. Used by one thread. */
final class Heap {
    private final long pause;
    private final List<Long> live = new ArrayList<>();
    private long last = System.nanoTime();

    /** @param seconds that the program takes; a dozen looks at most, since each stops all threads */
    Heap(long seconds) {
        pause = TimeUnit.SECONDS.toNanos(Math.max(3, seconds / 12));
    }

    /** Collects what does not live, if the last time is long enough ago. */
    void look() {
        if (System.nanoTime() - last >= pause) {
            live.add(live());
            last = System.nanoTime();
        }
    }

    /** Bytes. */
    static long live() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
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
