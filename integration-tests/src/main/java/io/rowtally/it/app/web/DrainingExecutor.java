package io.rowtally.it.app.web;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** One task after the other, all that wait within one task of another executor. */
final class DrainingExecutor implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Drain drain = new Drain();
    private final Executor executor;
    private boolean drained;

    DrainingExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (drained) {
                return;
            }
            drained = true;
        }
        executor.execute(drain);
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.poll();
            drained = next != null;
            return next;
        }
    }

    private final class Drain implements Runnable {
        @Override
        public void run() {
            for (Runnable task = next(); task != null; task = next()) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
                }
            }
        }
    }
}
