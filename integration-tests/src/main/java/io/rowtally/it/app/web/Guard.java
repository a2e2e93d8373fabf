package io.rowtally.it.app.web;

import io.rowtally.it.app.web.shiro.ShiroLook;
import io.rowtally.it.app.web.spring.SpringLook;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Puts a security framework before the pages, as a deployment descriptor would, and an audit before that. */
public final class Guard {
    /** Whether a request is to be audited. */
    public static final String AUDITED = "X-Audit";

    private static final int AUDITED_ROWS = 2;

    private static volatile Runnable look = () -> {};
    private static volatile UnaryOperator<Runnable> carrier = work -> work;
    private static volatile BooleanSupplier forgotten = () -> true;

    private final Context context;
    private final String servlets;

    Guard(Context context, String servlets) {
        this.context = context;
        this.servlets = servlets;
    }

    /** @param guard the file with its configuration, whose name begins with the framework's */
    void put(String guard) {
        filter("audit", servlets + ".AuditFilter");
        String file = "classpath:" + Guard.class.getPackage().getName().replace('.', '/') + '/' + guard;
        if (guard.startsWith("spring")) {
            context.addParameter("contextConfigLocation", file);
            context.addApplicationListener("org.springframework.web.context.ContextLoaderListener");
            filter("springSecurityFilterChain", "org.springframework.web.filter.DelegatingFilterProxy");
            look = SpringLook::look;
            carrier = SpringLook::carried;
            forgotten = SpringLook::isForgotten;
        } else if (guard.startsWith("shiro")) {
            context.addParameter("shiroConfigLocations", file);
            context.addApplicationListener("org.apache.shiro.web.env.EnvironmentLoaderListener");
            filter("shiro", "org.apache.shiro.web.servlet.ShiroFilter");
            look = ShiroLook::look;
            carrier = ShiroLook::carried;
            forgotten = ShiroLook::isForgotten;
        } else if (guard.equals("sa-token")) {
            filter("sa-token", "io.rowtally.it.app.web.satoken.SaTokenFilter");
        } else if (guard.equals("pac4j")) {
            filter("pac4j", "io.rowtally.it.app.web.pac4j.ProfileFilter");
        } else {
            rest(restServlet(guard));
        }
    }

    private static String restServlet(String framework) {
        switch (framework) {
            case "jersey":
                return "org.glassfish.jersey.servlet.ServletContainer";
            case "resteasy":
                return "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher";
            case "cxf":
                return "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet";
            default:
                throw new IllegalArgumentException(framework);
        }
    }

    /** Has a framework of JAX-RS serve what is below {@code /rest}. */
    private void rest(String servlet) {
        boolean javax = servlets.endsWith("servlet4");
        Wrapper rest = Tomcat.addServlet(context, "rest", servlet);
        rest.setAsyncSupported(true);
        rest.addInitParameter(
                (javax ? "javax" : "jakarta") + ".ws.rs.Application",
                "io.rowtally.it.app.web.rest" + (javax ? 2 : 3) + ".RestApplication");
        rest.addInitParameter("resteasy.servlet.mapping.prefix", "/rest");
        context.addServletMappingDecoded("/rest/*", "rest");
    }

    /** Work for another thread, with the user if the framework can carry him there. */
    static Runnable carried(Runnable work) {
        return carrier.apply(work);
    }

    private void filter(String name, String type) {
        FilterDef filter = new FilterDef();
        filter.setFilterName(name);
        filter.setFilterClass(type);
        filter.setAsyncSupported("true");
        context.addFilterDef(filter);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    /** What the audit reads before anybody knows the user. */
    public static void before() {
        if (!forgotten.getAsBoolean()) {
            throw new IllegalStateException("something of an earlier request is on the thread");
        }
        WebApplication.persons().read("person_audit", AUDITED_ROWS);
    }

    /** What it reads when the framework has forgotten him; it looks for him all the same. */
    public static void after() {
        look.run();
        WebApplication.persons().read("person_audit", AUDITED_ROWS);
    }
}
