package io.rowtally.it.app.jvm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The ways in which one thread gives something to another: queues, a lock, volatile places; or plain places, racily. */
final class Hands {
    private final boolean racing;
    private final int threads;
    private final Queue<OpenSet> queue = new ConcurrentLinkedQueue<>();
    private final Queue<OpenSet> blocking = new LinkedBlockingDeque<>();
    private final Deque<OpenSet> locked = new ArrayDeque<>();
    private final AtomicReferenceArray<OpenSet> places;
    /** From each thread to each thread, so that only one gives and only one takes. */
    private final OpenSet[] plain;

    private final AtomicInteger alive = new AtomicInteger();

    private Hands(int threads, boolean racing) {
        this.threads = threads;
        this.racing = racing;
        this.places = new AtomicReferenceArray<>(threads);
        this.plain = new OpenSet[threads * threads];
    }

    static Hands safe(int threads) {
        return new Hands(threads, false);
    }

    static Hands racy(int threads) {
        return new Hands(threads, true);
    }

    void born() {
        alive.incrementAndGet();
    }

    void died() {
        alive.decrementAndGet();
    }

    boolean atRest() {
        return alive.get() == 0;
    }

    /** False where the chosen way is blocked; then the giver keeps it. */
    boolean give(OpenSet set, int from, Random random) {
        if (racing) {
            int place = from * threads + random.nextInt(threads);
            if (plain[place] != null) {
                return false;
            }
            plain[place] = set;
            return true;
        }
        switch (random.nextInt(4)) {
            case 0:
                return queue.add(set);
            case 1:
                return blocking.add(set);
            case 2:
                synchronized (locked) {
                    return locked.add(set);
                }
            default:
                return places.compareAndSet(random.nextInt(threads), null, set);
        }
    }

    /** Null where there is nothing. */
    OpenSet take(int to, Random random) {
        if (racing) {
            for (int from = 0; from < threads; from++) {
                OpenSet set = plain[from * threads + to];
                if (set != null) {
                    plain[from * threads + to] = null;
                    return set;
                }
            }
            return null;
        }
        int first = random.nextInt(4);
        for (int i = 0; i < 4; i++) {
            OpenSet set = taken((first + i) % 4);
            if (set != null) {
                return set;
            }
        }
        return null;
    }

    private OpenSet taken(int way) {
        switch (way) {
            case 0:
                return queue.poll();
            case 1:
                return blocking.poll();
            case 2:
                synchronized (locked) {
                    return locked.poll();
                }
            default:
                for (int i = 0; i < threads; i++) {
                    OpenSet set = places.getAndSet(i, null);
                    if (set != null) {
                        return set;
                    }
                }
                return null;
        }
    }
}
