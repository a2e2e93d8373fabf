package io.rowtally.it.web;

import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server whose pages a real security framework guards. The framework's jars are on the class path of its own JVM only. */
record Secured(Server server, String framework, String configuration) {

    /** Spring Security 3.2, 4.2, 5.8 and 6.5, as far as this build has their jars and the machine the JDKs. */
    static Stream<Secured> springs() {
        return Stream.of(
                        new Secured(new Server("tomcat9", "servlet4", 8), "spring3", "spring-security3.xml"),
                        new Secured(new Server("tomcat9", "servlet4", 8), "spring4", "spring-security3.xml"),
                        new Secured(new Server("tomcat9", "servlet4", 8), "spring5", "spring-security3.xml"),
                        new Secured(new Server("tomcat9", "servlet4", 17), "spring5", "spring-security6.xml"),
                        new Secured(new Server("tomcat10", "servlet5", 17), "spring6", "spring-security6.xml"))
                .filter(Secured::isThere);
    }

    /** Apache Shiro 1.2 and 1.13, the same way. */
    static Stream<Secured> shiros() {
        return Stream.of(
                        new Secured(Server.oldest(), "shiro0", "shiro.ini"),
                        new Secured(Server.oldest(), "shiro1", "shiro.ini"))
                .filter(Secured::isThere);
    }

    /** Jersey 2; with the profile "servers" this build's share of Jersey 3, RESTEasy 3, 4 and 6, and CXF 3.5 and 4. */
    static Stream<Secured> rests() {
        Stream<Secured> more = Server.FULL
                ? Stream.of(
                        new Secured(new Server("tomcat10", "servlet5", 17), "jersey3", "jersey"),
                        new Secured(new Server("tomcat9", "servlet4", 8), "resteasy3", "resteasy"),
                        new Secured(new Server("tomcat9", "servlet4", 11), "resteasy4", "resteasy"),
                        new Secured(new Server("tomcat10", "servlet5", 25), "resteasy6", "resteasy"),
                        new Secured(new Server("tomcat9", "servlet4", 8), "cxf3", "cxf"),
                        new Secured(new Server("tomcat10", "servlet5", 21), "cxf4", "cxf"))
                : Stream.of();
        List<Secured> all = Stream.concat(Stream.of(new Secured(Server.oldest(), "jersey", "jersey")), more)
                .filter(Secured::isThere)
                .toList();
        return IntStream.range(0, all.size())
                .filter(row -> Share.has(row, all.get(row).server.major()))
                .mapToObj(all::get);
    }

    boolean isThere() {
        return Jdks.all().containsKey(server.major()) && Files.isDirectory(jars());
    }

    private Path jars() {
        return Path.of(System.getProperty("rowtally.security"), framework);
    }

    String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(jars())) {
            return Stream.concat(jars.map(Path::toString).sorted(), Stream.of(server.classPath()))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Override
    public String toString() {
        return framework + " (" + configuration + "), " + server;
    }
}
