package io.rowtally.it.app.web.boot;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;

/** The pools that chores are done by. */
@Configuration(proxyBeanMethods = false)
class Pools {
    private static final int THREADS = 2;

    @Bean
    ThreadPoolTaskExecutor plain() {
        return pool("plain-");
    }

    @Bean
    ThreadPoolTaskExecutor workers() {
        return pool("worker-");
    }

    @Bean
    AsyncTaskExecutor carried(@Qualifier("workers") ThreadPoolTaskExecutor workers) {
        return new DelegatingSecurityContextAsyncTaskExecutor(workers);
    }

    private static ThreadPoolTaskExecutor pool(String threads) {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(THREADS);
        pool.setMaxPoolSize(THREADS);
        pool.setThreadNamePrefix(threads);
        return pool;
    }
}
