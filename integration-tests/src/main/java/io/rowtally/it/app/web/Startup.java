package io.rowtally.it.app.web;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** What the application reads for itself: five persons when its context starts, three by a timer. */
public final class Startup {
    private static final CountDownLatch TIMER_HAS_READ = new CountDownLatch(1);

    private Startup() {}

    /**
     * Called by the container.
     *
     * @param pool under which name it has one for the application; null where that has its own
     */
    public static void contextStarts(String pool) {
        if (pool != null) {
            WebApplication.deployed(pool);
        }
        WebApplication.persons().read("person_startup", 5);
        new Timer("Timer-7", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                WebApplication.persons().read("person_timer", 3);
                                TIMER_HAS_READ.countDown();
                            }
                        },
                        0);
    }

    static void awaitTimer() throws InterruptedException {
        TIMER_HAS_READ.await();
    }
}
