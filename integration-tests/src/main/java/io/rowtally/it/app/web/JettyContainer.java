package io.rowtally.it.app.web;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.xml.XmlConfiguration;

/** Jetty 9.4 and 12, each as its file of configuration says. */
public final class JettyContainer implements Container {
    private static volatile Server server;

    private final String file;

    /** @param file the name of the file of configuration */
    JettyContainer(String file) {
        this.file = file;
    }

    @Override
    public int start(String servlets, String guard) throws Exception {
        if (guard != null) {
            throw new IllegalArgumentException(guard);
        }
        System.setProperty("web.listener", servlets + ".StartListener");
        XmlConfiguration.main(
                JettyContainer.class.getResource(file + ".xml").toURI().toString());
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** Called by the configuration. */
    public static void made(Server made) {
        server = made;
    }

    /** Called by the configuration: what listens to the start of the application, which it has no way to make by name. */
    public static Object listener() throws ReflectiveOperationException {
        return Class.forName(System.getProperty("web.listener"))
                .getConstructor()
                .newInstance();
    }

    /** Threads for requests, and one to accept and select. */
    public static int threads() {
        return Container.threads() + 1;
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
