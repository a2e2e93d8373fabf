package io.rowtally.it.app.jvm.tomcat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;

/**
 * Deploys two copies of a web application beside each other, visits both, undeploys them, and so on; says at the end how many
 * of all their loaders could not be collected.
 */
public final class Redeployments {
    private static final String WEBAPP = "io.rowtally.it.app.jvm.webapp.";
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final Tomcat tomcat = new Tomcat();
    private final String base;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private Redeployments(String base) {
        this.base = base;
    }

    /** @param arguments the application's folder, how many times, and {@code virtual} for requests on virtual threads */
    public static void main(String[] arguments) throws Exception {
        Redeployments work = new Redeployments(arguments[0]);
        work.start(arguments.length > 2);
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            work.round(round);
        }
        int left = work.left();
        work.tomcat.stop();
        work.tomcat.destroy();
        System.out.println("loaders made " + work.loaders.size() + " left " + left);
    }

    private void start(boolean virtual) throws Exception {
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxThreads", "2");
        if (virtual) {
            connector.getProtocolHandler().setExecutor((Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        }
        tomcat.setConnector(connector);
        tomcat.getHost();
        tomcat.start();
    }

    private void round(int round) throws Exception {
        Context one = deploy("one", round);
        Context two = deploy("two", round);
        for (int visit = 0; visit < 4; visit++) {
            visit("one", "clerk" + visit % 2, 3 + visit, "");
            visit("two", "clerk" + visit % 2, 5 + visit, "");
        }
        visit("one", "keeper", 2, "&keep=true");
        tomcat.getHost().removeChild(one);
        tomcat.getHost().removeChild(two);
    }

    private Context deploy(String name, int round) {
        Context context = new StandardContext();
        context.setName("/" + name);
        context.setPath("/" + name);
        context.setDocBase(base);
        context.addLifecycleListener(new Tomcat.FixContextListener());
        StandardManager manager = new StandardManager();
        manager.setPathname(null);
        context.setManager(manager);
        context.addParameter("register", name + round);
        context.addApplicationListener(WEBAPP + "Start");
        Tomcat.addServlet(context, "read", WEBAPP + "ReadServlet");
        context.addServletMappingDecoded("/read", "read");
        tomcat.getHost().addChild(context);
        loaders.add(new WeakReference<>(context.getLoader().getClassLoader()));
        return context;
    }

    private void visit(String name, String account, int rows, String more) throws IOException {
        URL url = new URL("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/" + name + "/read?account="
                + account + "&rows=" + rows + more);
        URLConnection connection = url.openConnection();
        connection.setReadTimeout(
                (int) TimeUnit.NANOSECONDS.toMillis(LONGEST)); // a thread may have died of what it met
        try (InputStream in = connection.getInputStream()) {
            while (in.read() >= 0) {
                // to its end
            }
        }
    }

    private int left() {
        int left = loaders.size();
        for (long start = System.nanoTime(); left > 0 && System.nanoTime() - start < LONGEST; ) {
            System.gc();
            System.runFinalization();
            left = (int) loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }
}
