package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import io.rowtally.ledger.TaggedColumns;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shapes that wait for their tags. Those that their database keeps are few enough; of those that it does not, which a program that
 * writes its SQL itself may make faster than they are tagged, only so many wait.
 */
final class BornShapes extends Born<Shape> {
    /** Shapes that wait and are not kept. */
    static final int MOST = 10_000;

    private final AtomicLong untagged = new AtomicLong();

    @Override
    boolean isBounded(Shape shape) {
        return !shape.kept;
    }

    /** Takes it, or counts it as one that is never tagged. Always true. */
    @Override
    public boolean offer(Shape shape) {
        if (shape.kept || bounded() < MOST) {
            keep(shape);
        } else if (shape.verdict == null) {
            untagged.incrementAndGet();
            shape.identifiers = TaggedColumns.UNKNOWN.identifiers();
            shape.verdict = TaggedColumns.UNKNOWN; // its rows need not wait
        }
        return true;
    }

    /** Shapes of which it was never found out what their columns are: their rows count, and none with personal data among them. */
    long untagged() {
        return untagged.get();
    }
}
