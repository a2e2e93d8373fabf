package io.rowtally.it.app.web.mvc;

import io.rowtally.it.app.web.Startup;
import io.rowtally.it.app.web.servlet4.SessionListener;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletRegistration;
import org.springframework.web.servlet.DispatcherServlet;

/** Registers the dispatcher, as the application's descriptor would. */
public final class StartListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Startup.contextStarts(null);
        event.getServletContext().addListener(SessionListener.class);
        ServletRegistration.Dynamic pages = event.getServletContext().addServlet("mvc", DispatcherServlet.class);
        pages.setInitParameter("contextConfigLocation", "classpath:io/rowtally/it/app/web/mvc/mvc.xml");
        pages.addMapping("*.do");
        pages.setLoadOnStartup(1);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
