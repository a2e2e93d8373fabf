package io.rowtally.it.drivers;

import io.rowtally.it.app.ReadEverything;
import io.rowtally.it.harness.DerbyServer;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.MariaDb;
import io.rowtally.it.harness.Postgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One driver, or pool on a driver, that reads a real database.
 *
 * @param kind as the program {@code ReadEverything} knows it
 * @param lowest the lowest Java that its jars are for
 * @param build in which build: {@code everyday} on each JDK, {@code once} everyday on one JDK, {@code more} in the profile
 * @param server {@code -}, {@code postgresql}, {@code derby} or {@code mariadb}
 * @param refuses the scenarios that the driver itself refuses
 * @param jars its class path
 */
record Lineup(
        String name, String kind, int lowest, String build, String server, List<String> refuses, List<String> jars) {

    /** All of {@code lineups.tsv}. */
    static List<Lineup> all() throws IOException {
        try (InputStream in = Lineup.class.getResourceAsStream("lineups.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Lineup::of)
                    .toList();
        }
    }

    private static Lineup of(String line) {
        String[] fields = line.split("\t");
        return new Lineup(
                fields[0],
                fields[1],
                Integer.parseInt(fields[2]),
                fields[3],
                fields[4],
                fields[5].equals("-") ? List.of() : List.of(fields[5].split(",")),
                List.of(fields[6].split(",")));
    }

    /** Whether this build reads it on that JDK; {@code first} is the lowest JDK there is for it. */
    boolean runs(int major, int first) {
        boolean here = DriverJars.all() || build.equals("everyday") || build.equals("once") && major == first;
        return here && major >= lowest;
    }

    /** What it reads, in words. */
    String database() {
        return switch (server) {
            case "postgresql" -> "PostgreSQL server";
            case "derby" -> "Derby 10.14 server";
            case "mariadb" -> "MariaDB 11.4 server";
            default -> "in process";
        };
    }

    String url() throws Exception {
        return switch (server) {
            case "postgresql" -> Postgres.url();
            case "derby" -> DerbyServer.url();
            case "mariadb" -> MariaDb.url(name.startsWith("mariadb") ? "mariadb" : "mysql");
            default -> "";
        };
    }

    String classPath() throws Exception {
        Path program = Path.of(ReadEverything.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return program + File.pathSeparator + DriverJars.classPath(jars.toArray(new String[0]));
    }
}
