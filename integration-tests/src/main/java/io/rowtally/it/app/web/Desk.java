package io.rowtally.it.app.web;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the old applications' pages do, whichever framework calls them: each answers with the rows that it has read. */
public final class Desk {
    private static final ExecutorService EXPORTS = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "export");
        thread.setDaemon(true);
        return thread;
    });

    private Desk() {}

    public static String list(String table, int rows) {
        WebApplication.persons().read(table, rows);
        return "rows " + rows;
    }

    public static String export(String table, int rows) throws Exception {
        return EXPORTS.submit(() -> list(table, rows)).get();
    }
}
