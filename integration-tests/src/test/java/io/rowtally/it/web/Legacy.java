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

/**
 * An old application that keeps its user in an attribute of the session.
 *
 * @param framework the folder of its framework's jars; empty for plain servlets
 * @param user the attribute and the property in which it keeps its user
 */
record Legacy(Server server, String framework, String user) {
    private static final String CLERKS = "loginUser.account";
    private static final String MVC = "loginUser.loginName";
    private static final String STRUTS = "userInfo.userName";

    private static final List<Legacy> ALL = List.of(
            new Legacy(Server.oldest(), "", CLERKS),
            new Legacy(new Server("tomcat7", "mvc", 8), "mvc3", MVC),
            new Legacy(new Server("undertow2", "mvc", 8), "mvc3", MVC),
            new Legacy(new Server("tomcat8", "struts", 8), "struts23", STRUTS),
            new Legacy(new Server("jetty9", "mvc", 8), "mvc3", MVC),
            new Legacy(new Server("tomcat9", "struts", 17), "struts25", STRUTS));

    /** Plain servlets; with the profile "servers" this build's share of Spring MVC 3.2 and Struts 2.3 and 2.5. */
    static Stream<Legacy> all() {
        List<Legacy> all = (Server.FULL ? ALL.stream() : ALL.stream().limit(1))
                .filter(legacy -> Jdks.all().containsKey(legacy.server.major()))
                .toList();
        return IntStream.range(0, all.size())
                .filter(row -> Share.has(row, all.get(row).server.major()))
                .mapToObj(all::get);
    }

    String classPath() throws IOException {
        if (framework.isEmpty()) {
            return server.classPath();
        }
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("rowtally.security"), framework))) {
            return Stream.concat(jars.map(Path::toString).sorted(), Stream.of(server.classPath()))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Where a page of the application is: {@code login}, {@code logout}, {@code list}, {@code export} or {@code open}. */
    String page(String name) {
        if (!framework.isEmpty()) {
            return '/' + name + ".do";
        }
        switch (name) {
            case "login":
                return "/open/login";
            case "open":
                return "/open/read";
            case "list":
                return "/app/read";
            case "export":
                return "/app/hand";
            default:
                return "/app/" + name;
        }
    }

    @Override
    public String toString() {
        return (framework.isEmpty() ? "servlets" : framework) + ", " + server;
    }
}
