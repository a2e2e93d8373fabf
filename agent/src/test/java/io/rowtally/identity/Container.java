package io.rowtally.identity;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;

/** A real Tomcat in this JVM that hands each request to the test; it knows the users {@code nj0417} and {@code nj0418}. */
final class Container implements AutoCloseable {
    static final String PASSWORD = "swordfish";

    private final Tomcat tomcat = new Tomcat();
    private final AtomicReference<Work> work = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What the application does with one request. */
    interface Work {
        void serve(HttpServletRequest request) throws Exception;
    }

    Container(File base) throws LifecycleException {
        tomcat.setBaseDir(base.getPath());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector();
        for (String user : new String[] {"nj0417", "nj0418"}) {
            tomcat.addUser(user, PASSWORD);
            tomcat.addRole(user, "clerk");
        }
        Context context = tomcat.addContext("", base.getPath());
        context.setLoginConfig(new LoginConfig("BASIC", null, null, null));
        context.getPipeline().addValve(new BasicAuthenticator());
        Tomcat.addServlet(context, "test", new Handler());
        context.addServletMappingDecoded("/*", "test");
        tomcat.start();
    }

    /** One request over HTTP, in which the work is done on the container's thread. */
    void serve(Work what) throws Exception {
        work.set(what);
        failure.set(null);
        URL url = new URL("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        HttpURLConnection http = (HttpURLConnection) url.openConnection();
        int status = http.getResponseCode();
        Throwable thrown = failure.get();
        if (thrown instanceof Error) {
            throw (Error) thrown;
        }
        if (thrown != null) {
            throw (Exception) thrown;
        }
        if (status != 200) {
            throw new IOException("HTTP " + status);
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class Handler extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            try {
                Work todo = work.get();
                if (todo != null) {
                    todo.serve(request);
                }
            } catch (Throwable t) {
                failure.set(t);
            }
        }
    }
}
