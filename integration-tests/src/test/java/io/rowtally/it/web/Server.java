package io.rowtally.it.web;

import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real servlet container on a real JDK. Its jars are on the class path of its own JVM only.
 *
 * @param name the folder of its jars
 */
record Server(String name, String servlets, int major) {
    /** Whether this build has the servers of the profile too, and runs the long turns. */
    static final boolean FULL = Boolean.getBoolean("rowtally.servers.full");

    private static final List<Server> EVERYDAY =
            List.of(oldest(), new Server("tomcat10", "servlet5", newest()), new Server("jetty12", "servlet5", 17));

    private static final List<Server> MORE = List.of(
            new Server("tomcat7", "servlet4", 8),
            new Server("tomcat8", "servlet4", 8),
            new Server("tomcat9", "servlet4", 17),
            new Server("tomcat9", "servlet4", 25),
            new Server("tomcat10", "servlet5", 17),
            new Server("tomcat10", "servlet5", 25),
            new Server("tomcat11", "servlet5", 17),
            new Server("tomcat11", "servlet5", 25),
            new Server("jetty9", "servlet4", 8),
            new Server("jetty9", "servlet4", 17),
            new Server("jetty12", "servlet5", 25),
            new Server("undertow2", "servlet4", 8),
            new Server("undertow2", "servlet4", 17),
            new Server("undertow23", "servlet5", 17),
            new Server("undertow23", "servlet5", 25));

    /**
     * Tomcat 9 on the oldest Java that the machine has, Tomcat 10.1 on the newest, and Jetty 12; with the profile "servers" this
     * build's share of Tomcat 7 to 11, Jetty 9.4 and 12 and Undertow, on the oldest Java and the newest that they have.
     */
    static Stream<Server> all() {
        List<Server> all = Stream.concat(EVERYDAY.stream(), FULL ? MORE.stream() : Stream.of())
                .distinct()
                .toList();
        return IntStream.range(0, all.size())
                .filter(row -> Jdks.all().containsKey(all.get(row).major))
                .filter(row -> Share.has(row, all.get(row).major))
                .mapToObj(all::get);
    }

    /** Tomcat 9 on the oldest Java that the machine has, from 8 on. */
    static Server oldest() {
        return new Server("tomcat9", "servlet4", Jdks.all().keySet().iterator().next());
    }

    private static int newest() {
        return Collections.max(Jdks.all().keySet());
    }

    /** The first and the last of them everyday: a Tomcat and a Jetty. */
    static Stream<Server> ends() {
        return Stream.of(EVERYDAY.get(0), EVERYDAY.get(EVERYDAY.size() - 1))
                .filter(server -> Jdks.all().containsKey(server.major));
    }

    /** What the application calls the server. */
    String container() {
        return name.startsWith("jetty") ? name : name.replaceAll("\\d+", "");
    }

    /** What the threads that serve requests are called, as the agent writes it. */
    String threads() {
        switch (container()) {
            case "tomcat":
                return name.equals("tomcat7") ? "http-bio-#.#.#.#-auto-#-exec-#" : "http-nio-#.#.#.#-auto-#-exec-#";
            case "undertow":
                return "XNIO-# task-#";
            default:
                return "qtp#-#";
        }
    }

    /** What the thread is called that starts the application. */
    String starter() {
        return name.equals("tomcat7") || name.equals("tomcat8") ? "localhost-startStop-#" : "main";
    }

    String packageOfServlets() {
        return WebApplication.class.getPackageName() + '.' + servlets;
    }

    Path home() {
        return Jdks.all().get(major);
    }

    String classPath() throws IOException {
        return Stream.concat(
                        jars(name).stream(),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The same, with executors of other makers. */
    String classPathWithExecutors() throws IOException {
        return String.join(File.pathSeparator, jars("executors")) + File.pathSeparator + classPath();
    }

    private static List<String> jars(String folder) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.tomcats"), folder))) {
            return jars.map(Path::toString).sorted().toList();
        }
    }

    @Override
    public String toString() {
        return name + " on Java " + major;
    }
}
