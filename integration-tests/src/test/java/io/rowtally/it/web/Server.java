package io.rowtally.it.web;

import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.harness.Jdks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Tomcat on a real JDK. Its jars are on the class path of its own JVM only. */
record Server(String tomcat, String servlets, int major) {

    /** Tomcat 9 on Java 8, 17 and 25, Tomcat 10.1 on Java 17 and 25, as far as the machine has them. */
    static Stream<Server> all() {
        return Stream.of(
                        new Server("tomcat9", "servlet4", 8),
                        new Server("tomcat9", "servlet4", 17),
                        new Server("tomcat9", "servlet4", 25),
                        new Server("tomcat10", "servlet5", 17),
                        new Server("tomcat10", "servlet5", 25))
                .filter(server -> Jdks.all().containsKey(server.major));
    }

    /** Tomcat 9 on the oldest Java that the machine has, from 8 on. */
    static Server oldest() {
        return new Server("tomcat9", "servlet4", Jdks.all().keySet().iterator().next());
    }

    /** The oldest and the newest of them. */
    static Stream<Server> ends() {
        List<Server> all = all().toList();
        return Stream.of(all.get(0), all.get(all.size() - 1)).distinct();
    }

    String packageOfServlets() {
        return WebApplication.class.getPackageName() + '.' + servlets;
    }

    Path home() {
        return Jdks.all().get(major);
    }

    String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.tomcats"), tomcat))) {
            List<String> own = jars.map(Path::toString).sorted().toList();
            return Stream.concat(
                            own.stream(),
                            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Override
    public String toString() {
        return tomcat + " on Java " + major;
    }
}
