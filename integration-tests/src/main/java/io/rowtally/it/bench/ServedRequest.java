package io.rowtally.it.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.concurrent.CountDownLatch;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * A filter and a servlet serve a request that asks for its session and reads nothing; an operation is a request. Request and
 * response are a real Tomcat's, which serves one that does not end meanwhile; they are served over and over on this thread, since
 * what the server and the network take besides would drown the figure.
 */
final class ServedRequest implements Workload {
    private static final int AT_ONCE = 1_000;

    private final Tomcat tomcat = new Tomcat();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch measured = new CountDownLatch(1);
    private final Filter filter = new PassingFilter();
    private final HttpServlet servlet = new SilentServlet();
    private final FilterChain chain = new Chain(servlet);
    private volatile HttpServletRequest request;
    private volatile HttpServletResponse response;

    ServedRequest() {
        try {
            int port = start();
            Thread client = new Thread(() -> ask("http://127.0.0.1:" + port + "/"), "client");
            client.setDaemon(true);
            client.start();
            arrived.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int start() throws Exception {
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "lending", new LendingServlet());
        context.addServletMappingDecoded("/", "lending");
        tomcat.start();
        return connector.getLocalPort();
    }

    private static void ask(String url) {
        try (InputStream in = new URL(url).openStream()) {
            while (in.read() >= 0) {
                // to the end
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long once() throws Exception {
        for (int i = 0; i < AT_ONCE; i++) {
            filter.doFilter(request, response, chain);
        }
        return AT_ONCE;
    }

    @Override
    public void close() throws Exception {
        measured.countDown();
        tomcat.stop();
        tomcat.destroy();
    }

    /** Lends its request and response to the thread that measures. */
    private final class LendingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest lent, HttpServletResponse answer) throws ServletException {
            request = lent;
            response = answer;
            arrived.countDown();
            try {
                measured.await();
            } catch (InterruptedException e) {
                throw new ServletException(e);
            }
        }
    }

    private static final class PassingFilter implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
        }
    }

    private static final class Chain implements FilterChain {
        private final HttpServlet servlet;

        Chain(HttpServlet servlet) {
            this.servlet = servlet;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            servlet.service(request, response);
        }
    }

    private static final class SilentServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            request.getSession(false);
        }
    }
}
