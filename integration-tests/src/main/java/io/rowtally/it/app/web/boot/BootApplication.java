package io.rowtally.it.app.web.boot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableAsync;

/** Serves its pages until its standard input ends, with one thread or as many as {@code web.threads} says. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableAsync
public class BootApplication {

    /** @param arguments settings of Spring Boot, beside those here */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.getInteger("web.threads", 1);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BootApplication.class)
                .properties(
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "server.tomcat.threads.max=" + threads,
                        "server.tomcat.threads.min-spare=1",
                        "spring.datasource.url=jdbc:h2:mem:boot;DB_CLOSE_DELAY=-1",
                        "spring.datasource.hikari.maximum-pool-size=" + (threads + 2))
                .run(arguments);
        System.out.println("ready " + context.getEnvironment().getProperty("local.server.port"));
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        context.close();
        System.out.println("stopped");
    }
}
