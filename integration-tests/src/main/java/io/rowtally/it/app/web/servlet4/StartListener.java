package io.rowtally.it.app.web.servlet4;

import io.rowtally.it.app.web.Startup;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** Has the application read what it needs before the first request. */
public final class StartListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Startup.contextStarts();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
