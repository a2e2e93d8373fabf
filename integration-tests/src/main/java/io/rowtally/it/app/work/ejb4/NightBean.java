package io.rowtally.it.app.work.ejb4;

import io.rowtally.it.app.work.Ward;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.util.concurrent.CountDownLatch;

/** Reads when its timer says so, itself and by another bean. */
@Singleton
public class NightBean {
    private static final CountDownLatch RUN = new CountDownLatch(1);

    @Resource
    private TimerService timers;

    @EJB
    private WardBean ward;

    /** Has the night come at once. */
    public void begin() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    @Timeout
    public void close() {
        Ward.read("night", 2);
        ward.read("night", 3);
        RUN.countDown();
    }

    static void await() throws InterruptedException {
        RUN.await();
    }
}
