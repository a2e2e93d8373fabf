package io.rowtally.it.app.web;

import java.util.concurrent.Executor;

/** A class that has loaded and never can be used, as applications have that lack a part: the JVM transforms it no more. */
final class UnusableExecutor implements Executor {
    private static final int PARTS = Integer.parseInt("none");

    @Override
    public void execute(Runnable task) {
        for (int i = 0; i < PARTS; i++) {
            task.run();
        }
    }
}
