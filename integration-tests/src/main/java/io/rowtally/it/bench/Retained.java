package io.rowtally.it.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.HttpURLConnection;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * What the heap holds after many users have each read something, in statements of many different texts: a real Tomcat
 * in front of H2, a session for each user, all in this JVM, which asks itself over HTTP. Prints {@code RESULT <bytes> <rows>}:
 * the heap in use after collections of garbage, and the rows read.
 *
 * <p>Arguments: number of users, number of different texts, texts a user, persons that a user reads beside, at most.
 */
public final class Retained {
    private static final String JDBC = "jdbc:h2:mem:retained;DB_CLOSE_DELAY=-1";
    private static final int PEOPLE = 100;
    /** What changes less than this in either direction is at rest. */
    private static final long STEADY_BYTES = 1 << 16;

    private static final long REST = TimeUnit.SECONDS.toNanos(10);
    /** Between two collections: one after the other they would leave no other thread its turns. */
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(300);

    private Retained() {}

    public static void main(String[] arguments) throws Exception {
        int users = Integer.parseInt(arguments[0]);
        int texts = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        try (Connection connection = DriverManager.getConnection(JDBC, "sa", "")) {
            Table.PERSON.fill(connection, PEOPLE);
            ReadingServlet servlet =
                    new ReadingServlet(connection, texts, each, PEOPLE, Integer.parseInt(arguments[3]));
            Tomcat tomcat = serve(servlet);
            int port = tomcat.getConnector().getLocalPort();
            for (int i = 0; i < users; i++) {
                ask("http://127.0.0.1:" + port + "/?user=u" + i + "&number=" + i);
            }
            System.out.println("RESULT " + atRest() + ' ' + servlet.rows());
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static Tomcat serve(ReadingServlet servlet) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", "1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "reading", servlet);
        context.addServletMappingDecoded("/", "reading");
        tomcat.start();
        return tomcat;
    }

    private static void ask(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        try (InputStream in = connection.getInputStream()) {
            while (in.read() >= 0) {
                // to the end, so that the connection is used again
            }
        }
    }

    /** Collects garbage until what is left has not changed for some seconds, in which an agent's threads have their turns. */
    private static long atRest() {
        long steady = Long.MAX_VALUE;
        long since = System.nanoTime();
        while (System.nanoTime() - since < REST) {
            System.gc();
            long used = left();
            if (Math.abs(used - steady) > STEADY_BYTES) {
                steady = used;
                since = System.nanoTime();
            }
            LockSupport.parkNanos(BETWEEN);
        }
        return steady;
    }

    /** What the last collection left. What is in use now would count the part of the heap that a thread has just reserved. */
    private static long left() {
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                left += pool.getCollectionUsage().getUsed();
            }
        }
        return left;
    }
}
