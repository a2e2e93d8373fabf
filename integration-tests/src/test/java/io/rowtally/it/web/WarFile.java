package io.rowtally.it.web;

import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.app.web.odd.OddUsers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;

/** Makes the archive of the web application that a server deploys: its classes, and a descriptor that names its listener and pool. */
final class WarFile {
    private static final String CLASSES = "WEB-INF/classes/";

    private WarFile() {}

    static Path write(Path to, ShippedServer server) throws Exception {
        String application = WebApplication.class.getPackageName();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            FatJar.putClasses(
                    out,
                    CLASSES,
                    WebApplication.class,
                    application,
                    OddUsers.class.getPackageName(),
                    application + '.' + server.servlets());
            FatJar.put(out, "WEB-INF/web.xml", descriptor(server).getBytes(StandardCharsets.UTF_8));
        }
        return to;
    }

    /** Servers of the newer names read the older descriptor too. */
    private static String descriptor(ShippedServer server) {
        return """
                <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0">
                  <context-param>
                    <param-name>pool</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                  <listener>
                    <listener-class>%s</listener-class>
                  </listener>
                </web-app>
                """.formatted(server.maker().pool, server.listener());
    }
}
