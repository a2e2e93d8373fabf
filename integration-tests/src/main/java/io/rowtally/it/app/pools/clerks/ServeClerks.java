package io.rowtally.it.app.pools.clerks;

import io.rowtally.it.app.Database;
import io.rowtally.it.app.Expected;
import io.rowtally.it.app.Scenarios;
import io.rowtally.it.app.pools.Stack;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.Connection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;

/** A real Tomcat in which two clerks are served through every stack that it is told; prints what each of them has read. */
public final class ServeClerks {
    private final Tomcat tomcat = new Tomcat();

    private ServeClerks() {}

    /** @param arguments the server's URL, empty for none; then stacks with the kind of database, {@code hikari/druid:h2} */
    public static void main(String[] arguments) throws Exception {
        // pools talk
        LogManager.getLogManager().reset();
        ServeClerks work = new ServeClerks();
        work.start();
        for (int i = 1; i < arguments.length; i++) {
            int colon = arguments[i].indexOf(':');
            String kind = arguments[i].substring(colon + 1);
            Stack stack = new Stack(arguments[i].substring(0, colon));
            work.serve(new Database(kind, kind.equals("postgresql") ? arguments[0] : ""), stack, "shared_" + i);
        }
        work.tomcat.stop();
        work.tomcat.destroy();
        // threads of pools may go on
        System.exit(0);
    }

    private void start() throws Exception {
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxThreads", "2");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        StandardManager manager = new StandardManager();
        manager.setPathname(null);
        context.setManager(manager);
        Tomcat.addServlet(context, "clerks", ClerkServlet.class.getName());
        context.addServletMappingDecoded("/*", "clerks");
        tomcat.start();
    }

    private void serve(Database database, Stack stack, String name) throws Exception {
        database.through(stack, name, source -> {
            try (Connection connection = source.getConnection()) {
                Scenarios.fill(connection, new Expected());
            }
            try (Counter counter = new Counter(source)) {
                ClerkServlet.counter = counter;
                for (int visit = 0; visit < 6; visit++) {
                    visit("borrowed", visit % 2, 3 + visit);
                    visit("held", visit % 2, 4 + visit);
                }
                together();
                counter.books()
                        .forEach((account, expected) ->
                                System.out.println(expected.line(name + '/' + Clerk.numberOf(account))));
                System.out.println("SHARED " + name + ' ' + (counter.shared() > 0));
            }
        });
    }

    private void together() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(2);
        Future<?> first = browsers.submit(() -> {
            visit("together", 0, 5);
            return null;
        });
        visit("together", 1, 7);
        first.get();
        browsers.shutdown();
    }

    private void visit(String page, int clerk, int rows) throws IOException {
        URL url = new URL("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/" + page + "?account=clerk"
                + clerk + "&rows=" + rows);
        try (InputStream in = url.openStream()) {
            while (in.read() >= 0) {
                // to its end
            }
        }
    }
}
