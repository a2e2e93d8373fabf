package io.rowtally.it.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tests have seen of a driver on one Java, as small files in the build's folder, from which {@link DriversPage} is
 * written. There is a fact only where its test has passed: a test forgets it when it begins.
 */
final class Facts {
    private static final Path ROOT = Path.of(System.getProperty("rowtally.drivers.facts"));

    private Facts() {}

    static void forget(String kind, String driver, int major) throws IOException {
        Files.deleteIfExists(file(kind, driver, major));
    }

    static void keep(String kind, String driver, int major, Map<String, String> fact) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fact)
                .forEach((name, value) ->
                        text.append(name).append('\t').append(value).append('\n'));
        Files.createDirectories(file(kind, driver, major).getParent());
        Files.writeString(file(kind, driver, major), text.toString());
    }

    /** By Java, of those that are given. */
    static Map<Integer, Map<String, String>> of(String kind, String driver, Iterable<Integer> majors)
            throws IOException {
        Map<Integer, Map<String, String>> facts = new TreeMap<>();
        for (int major : majors) {
            if (Files.exists(file(kind, driver, major))) {
                facts.put(major, read(Files.readAllLines(file(kind, driver, major))));
            }
        }
        return facts;
    }

    private static Map<String, String> read(List<String> lines) {
        Map<String, String> fact = new TreeMap<>();
        lines.forEach(line -> fact.put(line.split("\t", 2)[0], line.split("\t", 2)[1]));
        return fact;
    }

    private static Path file(String kind, String driver, int major) {
        return ROOT.resolve(kind).resolve(driver + "@" + major + ".tsv");
    }
}
