package io.rowtally.it.app.work;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** A timer of which nobody has heard when its tasks begin, with one task that is in a class of its own and one that is not. */
public final class Timers {
    private static final CountDownLatch RUN = new CountDownLatch(3);

    private Timers() {}

    /** Ends when all have run. */
    public static void main(String[] arguments) throws Exception {
        Timer timer = new Timer("clock", true);
        timer.schedule(new Sweep(), 0, 100);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        Ward.read("once", 3);
                        RUN.countDown();
                    }
                },
                50);
        RUN.await();
        timer.cancel();
        Ward.read("main", 1);
    }

    /** Works twice, and has an ancestor between itself and the JDK's class. */
    private static final class Sweep extends Task {
        private int runs;

        @Override
        void work() {
            if (runs++ < 2) {
                Ward.read("sweep", 2);
                RUN.countDown();
            }
        }
    }

    /** What tasks have in common. */
    private abstract static class Task extends TimerTask {
        @Override
        public void run() {
            work();
        }

        abstract void work();
    }
}
