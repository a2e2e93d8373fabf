package io.rowtally.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What failed inside the agent: counted on whichever thread it happened, told by the agent's thread. Only the first few
 * are kept in words.
 */
final class Failures {
    private static final int KEPT = 20;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong advice = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();
    private final Queue<String> words = new ConcurrentLinkedQueue<>();

    void note(String where, Throwable failure) {
        if (count.incrementAndGet() <= KEPT) {
            StringBuilder text = new StringBuilder(where)
                    .append(": ")
                    .append(failure.getClass().getName());
            StackTraceElement[] stack = failure.getStackTrace();
            for (int i = 0; i < Math.min(6, stack.length); i++) {
                text.append(" < ").append(stack[i]);
            }
            words.add(text.toString());
        }
    }

    /** In what the application's own calls run through. */
    void inAdvice(Throwable failure) {
        advice.incrementAndGet();
        note("bridge", failure);
    }

    /** In a turn of the agent's thread, which the next one follows. */
    void inTurn(Throwable failure) {
        turns.incrementAndGet();
        note("bookkeeper", failure);
    }

    long count() {
        return count.get();
    }

    long ofAdvice() {
        return advice.get();
    }

    long ofTurns() {
        return turns.get();
    }

    /** The next failure in words: kind and place, never its message, which may quote a value. */
    Queue<String> words() {
        return words;
    }
}
