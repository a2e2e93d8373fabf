package io.rowtally.it.app.web;

import java.io.File;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/**
 * Serves the pages until its standard input ends, with one thread or as many as {@code web.threads} says. Servlets are given
 * to Tomcat by name, so that this class names no servlet API and runs with either Tomcat.
 */
public final class WebApplication {
    private static volatile Persons persons;
    private static volatile StandardManager manager;

    private WebApplication() {}

    /** @param arguments the package of the servlets, and what guards the pages; the container where nothing is named */
    public static void main(String[] arguments) throws Exception {
        persons = new Persons();
        HandedPages.start();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        tomcat.setConnector(connector());
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        manager = new StandardManager();
        manager.setPathname(null);
        context.setManager(manager);
        if (arguments.length == 1) {
            secure(context);
        } else {
            new Guard(context, arguments[0]).put(arguments[1]);
        }
        pages(context, arguments[0]);
        tomcat.start();
        Startup.awaitTimer();
        System.out.println("ready " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        tomcat.stop();
        tomcat.destroy();
        System.out.println("stopped");
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", System.getProperty("web.threads", "1"));
        return connector;
    }

    /** The area {@code basic} is the container's to guard. */
    private static void secure(Context context) {
        SecurityCollection guarded = new SecurityCollection();
        guarded.addPattern("/basic/*");
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(guarded);
        constraint.addAuthRole("clerk");
        context.setRealm(new AccountRealm());
        context.addConstraint(constraint);
        context.addSecurityRole("clerk");
        context.setLoginConfig(new LoginConfig("BASIC", "clerks", null, null));
        context.getPipeline().addValve(new BasicAuthenticator());
    }

    private static void pages(Context context, String servlets) {
        context.addApplicationListener(servlets + ".StartListener");
        FilterDef sso = new FilterDef();
        sso.setFilterName("sso");
        sso.setFilterClass(servlets + ".SsoFilter");
        context.addFilterDef(sso);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("sso");
        mapping.addURLPattern("/sso/*");
        context.addFilterMap(mapping);
        Wrapper pages = Tomcat.addServlet(context, "pages", servlets + ".PageServlet");
        pages.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "pages");
    }

    static Persons persons() {
        return persons;
    }

    /** Sessions that were ever made. */
    static long sessions() {
        return manager.getSessionCounter();
    }
}
