package io.rowtally.it.app.web;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A pool as applications wrote it before there were any: its worker is born with the first work, in that one's request, and waits. */
final class WaitingPool {
    /** How the worker waits. */
    interface Store {
        void put(Runnable work);

        Runnable next() throws InterruptedException;
    }

    private final Store waiting;
    private final Executor workers;
    private boolean born;

    /** @param workers give the worker its thread */
    WaitingPool(Store waiting, Executor workers) {
        this.waiting = waiting;
        this.workers = workers;
    }

    synchronized void add(Runnable work) {
        waiting.put(work);
        if (!born) {
            born = true;
            workers.execute(this::serve);
        }
    }

    private void serve() {
        while (true) {
            try {
                waiting.next().run();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** By a monitor. */
    static final class Notified implements Store {
        private final Queue<Runnable> all = new ArrayDeque<>();

        @Override
        public synchronized void put(Runnable work) {
            all.add(work);
            notifyAll();
        }

        @Override
        public synchronized Runnable next() throws InterruptedException {
            while (all.isEmpty()) {
                wait();
            }
            return all.remove();
        }
    }

    /** By a condition. */
    static final class Signalled implements Store {
        private final Queue<Runnable> all = new ArrayDeque<>();
        private final Lock lock = new ReentrantLock();
        private final Condition some = lock.newCondition();

        @Override
        public void put(Runnable work) {
            lock.lock();
            try {
                all.add(work);
                some.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Runnable next() throws InterruptedException {
            lock.lock();
            try {
                while (all.isEmpty()) {
                    some.await();
                }
                return all.remove();
            } finally {
                lock.unlock();
            }
        }
    }

    /** At a queue of the JDK's, where it looks up now and then. */
    static final class Polled implements Store {
        private final BlockingQueue<Runnable> all = new LinkedBlockingQueue<>();

        @Override
        public void put(Runnable work) {
            all.add(work);
        }

        @Override
        public Runnable next() throws InterruptedException {
            Runnable work = null;
            while (work == null) {
                work = all.poll(1, TimeUnit.SECONDS);
            }
            return work;
        }
    }

    /** At a place for one, at which it looks again and again. */
    static final class Slept implements Store {
        private final AtomicReference<Runnable> place = new AtomicReference<>();

        @Override
        public void put(Runnable work) {
            while (!place.compareAndSet(null, work)) {
                Thread.yield();
            }
        }

        @Override
        public Runnable next() throws InterruptedException {
            Runnable work = place.getAndSet(null);
            while (work == null) {
                rest();
                work = place.getAndSet(null);
            }
            return work;
        }

        private static void rest() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
