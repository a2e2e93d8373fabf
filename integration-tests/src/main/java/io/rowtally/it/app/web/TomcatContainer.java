package io.rowtally.it.app.web;

import java.io.File;
import java.lang.reflect.Method;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;

/** Tomcat 7 to 11. What its versions have in different packages is found by name. */
final class TomcatContainer implements Container {
    private static final String[] DESCRIPTORS = {"org.apache.tomcat.util.descriptor.web.", "org.apache.catalina.deploy."
    };

    private final Tomcat tomcat = new Tomcat();

    @Override
    public int start(String servlets, String guard) throws Exception {
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        Connector connector = connector();
        tomcat.getService().addConnector(connector);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        StandardManager manager = new StandardManager();
        manager.setPathname(null);
        context.setManager(manager);
        describe(context, guard == null);
        if (guard != null) {
            new Guard(context, servlets).put(guard);
        }
        context.addApplicationListener(servlets + ".StartListener");
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    /** On this machine's own address, at a port that is free. */
    static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", Integer.toString(Container.threads()));
        return connector;
    }

    /** What a deployment descriptor says. */
    private static void describe(Context context, boolean guards) throws ReflectiveOperationException {
        Object sorry = descriptor("ErrorPage").getConstructor().newInstance();
        sorry.getClass().getMethod("setErrorCode", int.class).invoke(sorry, 500);
        sorry.getClass().getMethod("setLocation", String.class).invoke(sorry, ERROR_PAGE);
        give(context, "addErrorPage", sorry);
        if (guards) {
            context.setRealm(new AccountRealm());
            give(
                    context,
                    "setLoginConfig",
                    descriptor("LoginConfig")
                            .getConstructor(String.class, String.class, String.class, String.class)
                            .newInstance("BASIC", "clerks", null, null));
            context.getPipeline().addValve(new BasicAuthenticator());
        }
    }

    private static void give(Context context, String method, Object descriptor) throws ReflectiveOperationException {
        Method given = Context.class.getMethod(method, descriptor.getClass());
        given.invoke(context, descriptor);
    }

    private static Class<?> descriptor(String name) throws ClassNotFoundException {
        try {
            return Class.forName(DESCRIPTORS[0] + name);
        } catch (ClassNotFoundException e) {
            return Class.forName(DESCRIPTORS[1] + name);
        }
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
