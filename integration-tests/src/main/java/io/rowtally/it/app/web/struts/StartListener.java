package io.rowtally.it.app.web.struts;

import io.rowtally.it.app.web.Startup;
import io.rowtally.it.app.web.servlet4.PageServlet;
import io.rowtally.it.app.web.servlet4.SessionListener;
import javax.servlet.Filter;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** Registers the dispatching filter, as the application's descriptor would. */
public final class StartListener implements ServletContextListener {
    /** In 2.5, and before. */
    private static final String[] FILTERS = {
        "org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter",
        "org.apache.struts2.dispatcher.ng.filter.StrutsPrepareAndExecuteFilter"
    };

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Startup.contextStarts(null);
        event.getServletContext().addListener(SessionListener.class);
        FilterRegistration.Dynamic pages = event.getServletContext().addFilter("struts2", filter());
        pages.setInitParameter("config", "struts-default.xml,io/rowtally/it/app/web/struts/struts.xml");
        pages.addMappingForUrlPatterns(null, true, "/*");
        // Tomcat asks no filter where no servlet is behind it
        event.getServletContext().addServlet("none", PageServlet.class).addMapping("/");
    }

    private static Class<? extends Filter> filter() {
        for (String name : FILTERS) {
            try {
                return Class.forName(name).asSubclass(Filter.class);
            } catch (ClassNotFoundException e) {
                // the other then
            }
        }
        throw new IllegalStateException("no Struts");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
