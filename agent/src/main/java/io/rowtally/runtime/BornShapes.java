package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.ledger.TaggedColumns;
import java.util.AbstractQueue;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Shapes that wait for their tags. Those that their database keeps are few enough; of those that it does not, which a program that
 * writes its SQL itself may make faster than they are tagged, only so many wait. Any thread adds, the agent's takes.
 */
final class BornShapes extends AbstractQueue<Shape> {
    /** Shapes that wait and are not kept. */
    static final int MOST = 10_000;

    private final ConcurrentLinkedQueue<Shape> waiting = new ConcurrentLinkedQueue<>();
    /** Of these. */
    private final AtomicInteger passing = new AtomicInteger();

    private final AtomicLong untagged = new AtomicLong();

    /** Takes it, or counts it as one that is never tagged. Always true. */
    @Override
    public boolean offer(Shape shape) {
        if (shape.kept) {
            waiting.add(shape);
        } else if (passing.get() < MOST) {
            passing.incrementAndGet();
            waiting.add(shape);
        } else if (shape.verdict == null) {
            untagged.incrementAndGet();
            shape.identifiers = TaggedColumns.UNKNOWN.identifiers();
            shape.verdict = TaggedColumns.UNKNOWN; // its rows need not wait
        }
        return true;
    }

    @Override
    public @Nullable Shape poll() {
        Shape shape = waiting.poll();
        if (shape != null && !shape.kept) {
            passing.decrementAndGet();
        }
        return shape;
    }

    @Override
    public @Nullable Shape peek() {
        return waiting.peek();
    }

    @Override
    public Iterator<Shape> iterator() {
        return waiting.iterator();
    }

    @Override
    public int size() {
        return waiting.size();
    }

    /** Shapes of which it was never found out what their columns are: their rows count, and none with personal data among them. */
    long untagged() {
        return untagged.get();
    }
}
