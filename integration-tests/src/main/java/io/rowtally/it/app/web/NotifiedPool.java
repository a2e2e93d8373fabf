package io.rowtally.it.app.web;

import java.util.ArrayDeque;
import java.util.Queue;

/** A pool as applications wrote it before there were any: its thread is born with the first work, in that one's request, and waits. */
final class NotifiedPool {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean born;

    synchronized void add(Runnable work) {
        waiting.add(work);
        notifyAll();
        if (!born) {
            born = true;
            Thread thread = new Thread(this::serve, "notified");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void serve() {
        while (true) {
            try {
                next().run();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.remove();
    }
}
