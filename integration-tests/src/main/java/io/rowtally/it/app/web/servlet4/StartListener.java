package io.rowtally.it.app.web.servlet4;

import io.rowtally.it.app.web.Startup;
import javax.servlet.FilterRegistration;
import javax.servlet.HttpConstraintElement;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletRegistration;
import javax.servlet.ServletSecurityElement;
import javax.servlet.annotation.ServletSecurity.TransportGuarantee;

/**
 * Has the application read what it needs before the first request, and registers its pages, in whichever server. The area
 * {@code basic} is the container's to guard, where nothing else does.
 */
public final class StartListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Startup.contextStarts(context.getInitParameter("pool"));
        context.addListener(SessionListener.class);
        FilterRegistration.Dynamic sso = context.addFilter("sso", SsoFilter.class);
        sso.setAsyncSupported(true);
        sso.addMappingForUrlPatterns(null, true, "/sso/*");
        ServletRegistration.Dynamic pages = context.addServlet("pages", PageServlet.class);
        pages.setAsyncSupported(true);
        pages.addMapping("/*");
        ServletRegistration.Dynamic guarded = context.addServlet("guarded", PageServlet.class);
        guarded.setAsyncSupported(true);
        guarded.addMapping("/basic/*");
        context.declareRoles("clerk");
        guarded.setServletSecurity(
                new ServletSecurityElement(new HttpConstraintElement(TransportGuarantee.NONE, "clerk")));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
