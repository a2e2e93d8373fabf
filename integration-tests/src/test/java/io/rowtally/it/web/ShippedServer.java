package io.rowtally.it.web;

import io.rowtally.it.app.web.WebApplication;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An application server as its makers ship it, on a real JDK: whole, with its own modules, pool and scripts.
 *
 * @param name the folder that it is unpacked in
 */
record ShippedServer(String name, Maker maker, String servlets, int major) {
    private static final List<ShippedServer> ALL = List.of(
            new ShippedServer("wildfly10", Maker.WILDFLY, "servlet4", 8),
            new ShippedServer("wildfly39", Maker.WILDFLY, "servlet5", 17),
            new ShippedServer("wildfly39", Maker.WILDFLY, "servlet5", 25),
            new ShippedServer("liberty23", Maker.LIBERTY, "servlet4", 8),
            new ShippedServer("liberty23", Maker.LIBERTY, "servlet4", 21),
            new ShippedServer("payara5", Maker.PAYARA, "servlet4", 8),
            new ShippedServer("payara5", Maker.PAYARA, "servlet4", 11));

    /** This build's share of them. */
    static Stream<ShippedServer> all() {
        return IntStream.range(0, Server.FULL ? ALL.size() : 0)
                .filter(row -> Jdks.all().containsKey(ALL.get(row).major))
                .filter(row -> Share.has(row, ALL.get(row).major))
                .mapToObj(ALL::get);
    }

    /** The one folder in what is shipped. */
    Path home() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("rowtally.tomcats"), "shipped", name))) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith("META-INF"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Path jdk() {
        return Jdks.all().get(major);
    }

    String listener() {
        return WebApplication.class.getPackageName() + '.' + servlets + ".StartListener";
    }

    /** Whose the rows are that the application reads when it starts. */
    String starter() {
        switch (maker) {
            case WILDFLY:
                return "_system";
            case PAYARA:
                return "_InternalSystemAdministrator_"; // in whose name Payara deploys
            default:
                return "_unattributed"; // Liberty's threads for that are those which serve requests too
        }
    }

    @Override
    public String toString() {
        return name + " on Java " + major;
    }
}
