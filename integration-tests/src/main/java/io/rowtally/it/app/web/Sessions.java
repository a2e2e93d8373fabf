package io.rowtally.it.app.web;

import java.util.concurrent.atomic.AtomicLong;

/** Sessions that were ever made, whoever made them: the container tells. Thread-safe. */
public final class Sessions {
    private static final AtomicLong MADE = new AtomicLong();

    private Sessions() {}

    public static void made() {
        MADE.incrementAndGet();
    }

    static long count() {
        return MADE.get();
    }
}
