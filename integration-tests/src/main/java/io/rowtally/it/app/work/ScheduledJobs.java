package io.rowtally.it.app.work;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Methods that Spring runs by themselves, of a plain bean and of one that Spring has made a subclass of. */
@Configuration
@EnableScheduling
public class ScheduledJobs {
    private static final long NEVER_AGAIN = 86_400_000;
    private static final CountDownLatch RUN = new CountDownLatch(2);

    /** Ends when both have run. */
    public static void main(String[] arguments) throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(ScheduledJobs.class)) {
            RUN.await();
        }
        Ward.read("main", 1);
    }

    @Scheduled(fixedDelay = NEVER_AGAIN)
    public void refresh() {
        Ward.read("refresh", 2);
        RUN.countDown();
    }

    @Bean
    public Sweeper sweeper() {
        return new Sweeper();
    }

    /** A plain bean. */
    public static class Sweeper {
        @Scheduled(fixedDelay = NEVER_AGAIN)
        public void sweep() {
            Ward.read("sweep", 3);
            RUN.countDown();
        }
    }
}
