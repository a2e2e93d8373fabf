package io.rowtally.it.ways;

import io.rowtally.it.app.ways.ReadAllWays;
import io.rowtally.it.harness.DriverJars;
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
 * One driver, or pool on a driver, that is read in all ways.
 *
 * @param kind as the program {@code ReadAllWays} knows it
 * @param java the JDK on which the everyday build reads it; 0: only the profile does, on all
 * @param refuses the ways that the driver itself does not have
 * @param jars its class path
 */
record Reading(String kind, int java, List<String> refuses, List<String> jars) {

    /** All of {@code readings.tsv}. */
    static List<Reading> all() throws IOException {
        try (InputStream in = Reading.class.getResourceAsStream("readings.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Reading::of)
                    .toList();
        }
    }

    private static Reading of(String line) {
        String[] fields = line.split("\t");
        return new Reading(
                fields[0], Integer.parseInt(fields[1]), List.of(fields[2].split(",")), List.of(fields[3].split(",")));
    }

    String url() throws IOException {
        return kind.endsWith("postgresql") ? Postgres.url() : "";
    }

    String classPath() throws Exception {
        Path program = Path.of(ReadAllWays.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return program + File.pathSeparator + DriverJars.classPath(jars.toArray(new String[0]));
    }
}
