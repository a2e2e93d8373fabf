package io.rowtally.it.app.web;

import java.io.File;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with a CAS server as it is unpacked from its archive, until its standard input ends. */
public final class CasServer {
    private CasServer() {}

    /** @param arguments the folder of the web application */
    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
        tomcat.setConnector(TomcatContainer.connector());
        tomcat.addWebapp("/cas", new File(arguments[0]).getAbsolutePath());
        tomcat.start();
        System.out.println("ready " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        tomcat.stop();
    }
}
