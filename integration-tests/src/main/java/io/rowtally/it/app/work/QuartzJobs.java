package io.rowtally.it.app.work;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Quartz jobs on one thread, one after the other: some with a date in the name, one that works for a user, one that hands work over. */
public final class QuartzJobs {
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static volatile Future<?> left;

    private QuartzJobs() {}

    /** Ends when all jobs have run. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.start();
        run(scheduler, Reading.class, new JobKey("nightly"));
        Followed.await();
        run(scheduler, Reading.class, new JobKey("nightly"));
        run(scheduler, Reading.class, new JobKey("export-2026-11-29", "reports"));
        run(scheduler, Reading.class, new JobKey("export-2026-11-30", "reports"));
        run(scheduler, Reading.class, new JobKey("fe0b1c2d-0d3e-4f5a-8b6c-7d8e9fa0b1c2", "once"));
        run(scheduler, ForUser.class, new JobKey("deputy"));
        run(scheduler, Failing.class, new JobKey("failing"));
        run(scheduler, Handing.class, new JobKey("handing"));
        run(scheduler, Reading.class, new JobKey("last"));
        OVER.countDown();
        left.get();
        scheduler.shutdown(true);
        Ward.read("main", 1);
        POOL.shutdown();
    }

    /** One run, and until it is over. */
    private static void run(Scheduler scheduler, Class<? extends Job> job, JobKey key) throws Exception {
        Ended ended = new Ended();
        scheduler.getListenerManager().addJobListener(ended);
        scheduler.scheduleJob(
                JobBuilder.newJob(job).withIdentity(key).build(),
                TriggerBuilder.newTrigger().startNow().build());
        ended.await();
        scheduler.getListenerManager().removeJobListener(ended.getName());
        while (!scheduler.getCurrentlyExecutingJobs().isEmpty()) {
            Thread.sleep(10);
        }
    }

    /** Reads four persons of the ward that is called like its group. */
    public static final class Reading implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Ward.read(context.getJobDetail().getKey().getGroup().toLowerCase(java.util.Locale.ROOT), 4);
        }
    }

    /** Works for itself, for a user, and for itself again. */
    public static final class ForUser implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Ward.read("deputy", 1);
            SecurityContext as = SecurityContextHolder.createEmptyContext();
            as.setAuthentication(
                    new UsernamePasswordAuthenticationToken("li", "", AuthorityUtils.createAuthorityList("CLERK")));
            SecurityContextHolder.setContext(as);
            Ward.read("deputy", 3);
            SecurityContextHolder.clearContext();
            Ward.read("deputy", 5);
        }
    }

    /** Throws what it may. */
    public static final class Failing implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            Ward.read("failing", 2);
            throw new JobExecutionException("as it is expected");
        }
    }

    /** Has a pool's thread read for it, and leaves something behind there. */
    public static final class Handing implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                POOL.submit(() -> Ward.read("handing", 6)).get();
            } catch (Exception e) {
                throw new JobExecutionException(e);
            }
            left = POOL.submit(() -> {
                OVER.await();
                Ward.read("left", 7);
                return null;
            });
        }
    }

    /** Hears that one job has run. */
    private static final class Ended extends org.quartz.listeners.JobListenerSupport {
        private final CountDownLatch ran = new CountDownLatch(1);

        @Override
        public String getName() {
            return "ended" + System.identityHashCode(this);
        }

        @Override
        public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
            ran.countDown();
        }

        void await() throws InterruptedException, SchedulerException {
            ran.await();
        }
    }
}
