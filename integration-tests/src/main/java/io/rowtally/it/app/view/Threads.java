package io.rowtally.it.app.view;

import java.util.Map;
import java.util.TreeMap;

/** The threads that are there, with what a new one would get. */
final class Threads {

    private Threads() {}

    static void look(View view) {
        view.line("default handler of uncaught exceptions", Thread.getDefaultUncaughtExceptionHandler());
        Map<String, Thread> byName = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            byName.put(thread.getName(), thread);
        }
        for (Thread thread : byName.values()) {
            ThreadGroup group = thread.getThreadGroup();
            view.line(
                    "thread " + thread.getName(),
                    (thread.isDaemon() ? "daemon" : "user") + " of " + (group == null ? null : group.getName())
                            + " with " + type(thread.getContextClassLoader()));
        }
        Thread fresh = new Thread(View.class.getSimpleName());
        view.line("threads of the group", Thread.activeCount());
        view.line("a new thread's name", new Thread().getName());
        view.line("a new thread's id", fresh.getId());
        view.line("a new thread's priority", fresh.getPriority());
        view.line("a new thread's loader", type(fresh.getContextClassLoader()));
        view.line("depth of the stack", Thread.currentThread().getStackTrace().length);
    }

    private static String type(ClassLoader loader) {
        return loader == null ? null : loader.getClass().getName();
    }
}
