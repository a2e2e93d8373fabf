package io.rowtally.runtime;

import java.util.AbstractQueue;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What application threads have made and the agent's thread does not know yet. Any thread adds and is never held up, the agent's takes. */
abstract class Born<T> extends AbstractQueue<T> {
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    /** Of these; never less than there are. */
    private final AtomicInteger bounded = new AtomicInteger();

    /** Whether it is one of those of which only so many wait; always the same answer. */
    abstract boolean isBounded(T one);

    /** It waits from now on. */
    final void keep(T one) {
        if (isBounded(one)) {
            bounded.incrementAndGet();
        }
        waiting.add(one);
    }

    /** How many wait of those of which only so many do. */
    final int bounded() {
        return bounded.get();
    }

    @Override
    public final @Nullable T poll() {
        T one = waiting.poll();
        if (one != null && isBounded(one)) {
            bounded.decrementAndGet();
        }
        return one;
    }

    @Override
    public final @Nullable T peek() {
        return waiting.peek();
    }

    @Override
    public final Iterator<T> iterator() {
        return waiting.iterator();
    }

    @Override
    public final int size() {
        return waiting.size();
    }
}
