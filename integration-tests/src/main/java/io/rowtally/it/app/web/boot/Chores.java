package io.rowtally.it.app.web.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** What the application has its pools do: a plain one, and one to which Spring Security carries the user. Thread-safe. */
@Component
class Chores {
    private static final int POOLS = 2;

    private final Persons persons;
    private final Semaphore released = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);

    Chores(Persons persons) {
        this.persons = persons;
    }

    @Async("plain")
    public Future<Integer> plain(String table, int rows) {
        return CompletableFuture.completedFuture(persons.read(table, rows));
    }

    @Async("carried")
    public Future<Integer> carried(String table, int rows) {
        return CompletableFuture.completedFuture(persons.read(table, rows));
    }

    @Async("plain")
    public void plainLater(String table, int rows) {
        later(table, rows);
    }

    @Async("carried")
    public void carriedLater(String table, int rows) {
        later(table, rows);
    }

    private void later(String table, int rows) {
        released.acquireUninterruptibly();
        persons.read(table, rows);
        done.release();
    }

    /** Lets one task of each pool read, and waits for both. */
    public void release() throws InterruptedException {
        released.release(POOLS);
        done.acquire(POOLS);
    }
}
