package io.rowtally.runtime;

import io.rowtally.bridge.Shape;
import java.math.BigDecimal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The few values that applications' threads have offered and that wait, for a second or so, until the agent's thread has looked
 * at them. In memory only; bounded: what finds no room is let go of, the column is read again. Any thread offers, the agent's takes.
 */
final class Samples {
    /** Values that may wait. */
    static final int MOST = 10_000;
    /** Characters of all of them together: 2 MiB. */
    static final int MOST_CHARACTERS = 1 << 20;
    /** Of one value: a document says on its first pages what is in it. */
    static final int LONGEST = 4_096;
    /** As much as a number takes. */
    private static final int NUMBER = 20;

    private static final int MOST_BITS = 256;

    private final Queue<Sample> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger characters = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /** One value of one row. */
    static final class Sample {
        final Shape shape;
        /** From 1. */
        final int column;
        /** The same for all values of a row. */
        final long row;

        final Object value;

        Sample(Shape shape, int column, long row, Object value) {
            this.shape = shape;
            this.column = column;
            this.row = row;
            this.value = value;
        }

        /** The value as text; only the platform's own classes are asked, never a driver's or an application's. */
        String text() {
            return value instanceof BigDecimal ? ((BigDecimal) value).toPlainString() : value.toString();
        }

        int size() {
            return value instanceof String ? ((String) value).length() : NUMBER;
        }
    }

    /** On an application's thread. */
    void offer(Shape shape, int column, Object value, long row) {
        Object kept = keepable(value);
        if (kept == null) {
            return;
        }
        if (count.get() >= MOST || characters.get() >= MOST_CHARACTERS) {
            refused.incrementAndGet();
            return;
        }
        Sample sample = new Sample(shape, column, row, kept);
        count.incrementAndGet();
        characters.addAndGet(sample.size());
        waiting.add(sample);
    }

    /** What is immutable and of the platform; a long text as far as it is looked at, so that no more of it is held. */
    private static @Nullable Object keepable(Object value) {
        if (value instanceof String) {
            String text = (String) value;
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
        if (value instanceof Long || value instanceof Integer) {
            return value;
        }
        if (value.getClass() == BigDecimal.class) {
            BigDecimal number = (BigDecimal) value;
            boolean plain = Math.abs((long) number.scale()) < MOST_BITS
                    && number.unscaledValue().bitLength() < MOST_BITS;
            return plain ? number : null;
        }
        return null;
    }

    /** Values that found no room, since the start. */
    long refused() {
        return refused.get();
    }

    /** The one that has waited longest; null where none does. On the agent's thread. */
    @Nullable
    Sample poll() {
        Sample sample = waiting.poll();
        if (sample != null) {
            count.decrementAndGet();
            characters.addAndGet(-sample.size());
        }
        return sample;
    }
}
