package io.rowtally.it.app.web;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** One task after the other, each within a task of its own of another executor, as {@link Executor} has it for an example. */
final class SerialExecutor implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Executor executor;
    private Runnable active;

    SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(new Runnable() {
            @Override
            public void run() {
                try {
                    task.run();
                } finally {
                    next();
                }
            }
        });
        if (active == null) {
            next();
        }
    }

    private synchronized void next() {
        active = waiting.poll();
        if (active != null) {
            executor.execute(active);
        }
    }
}
