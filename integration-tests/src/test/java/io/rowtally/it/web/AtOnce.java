package io.rowtally.it.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Users who come at the same time, each on a thread of his own. */
final class AtOnce {
    private AtOnce() {}

    /** All that one user asks for. */
    interface Visit {
        void of(String user) throws Exception;
    }

    /** Returns when all have left; fails as the first of them does. */
    static void visit(List<String> users, Visit visit) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Callable<Void>> visits = new ArrayList<>();
            for (String user : users) {
                visits.add(() -> {
                    visit.of(user);
                    return null;
                });
            }
            for (Future<Void> left : threads.invokeAll(visits)) {
                left.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
