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

    long count() {
        return count.get();
    }

    /** The next failure in words: kind and place, never its message, which may quote a value. */
    Queue<String> words() {
        return words;
    }
}
