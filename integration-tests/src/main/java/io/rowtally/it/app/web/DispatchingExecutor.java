package io.rowtally.it.app.web;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Has a thread of its own, born with the first task, that hands one task after the other to another executor. */
final class DispatchingExecutor implements Executor {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Executor executor;
    private boolean dispatched;

    DispatchingExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!dispatched) {
            dispatched = true;
            Thread thread = new Thread(this::dispatch, "dispatcher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void dispatch() {
        while (true) {
            try {
                executor.execute(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
