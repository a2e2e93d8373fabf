package io.rowtally.it.app.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** An actor: whoever finds it idle has a pool's thread empty it, and what others post meanwhile is done by that one's task. */
final class Mailbox {
    private final Queue<Runnable> posts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Executor executor;

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void post(Runnable work) {
        posts.add(work);
        if (size.getAndIncrement() == 0) {
            executor.execute(this::empty);
        }
    }

    private void empty() {
        do {
            posts.poll().run();
        } while (size.decrementAndGet() > 0);
    }
}
