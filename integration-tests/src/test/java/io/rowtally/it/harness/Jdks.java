package io.rowtally.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real JDKs of this machine, by major version: the one that runs, those that ROWTALLY_JDKS names, those installed. */
public final class Jdks {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");
    private static final Map<Integer, Path> FOUND = find();

    private Jdks() {}

    /** One home for each major version that was found; fails where a required one was not. */
    public static Map<Integer, Path> all() {
        String required = System.getProperty("rowtally.jdks.required", "");
        for (String major : required.isBlank() ? new String[0] : required.split(",")) {
            if (!FOUND.containsKey(Integer.valueOf(major.trim()))) {
                throw new IllegalStateException("JDK " + major + " is required, found " + FOUND);
            }
        }
        return FOUND;
    }

    /**
     * The majors that a test of what must hold on each of them runs on: everyday the oldest, the one that runs and the newest;
     * all of them in continuous integration, which requires them, and in the long profiles.
     */
    public static SortedSet<Integer> chosen() {
        TreeSet<Integer> majors = new TreeSet<>(all().keySet());
        if (System.getProperty("rowtally.jdks.required", "").isBlank() && !Boolean.getBoolean("rowtally.jdks.every")) {
            // not Set.of, which refuses one JDK that is all three
            majors.retainAll(List.of(majors.first(), Runtime.version().feature(), majors.last()));
        }
        return majors;
    }

    private static Map<Integer, Path> find() {
        Map<Integer, Path> found = findAll();
        String only = System.getProperty("rowtally.jdks.only", "");
        if (!only.isBlank()) {
            found.keySet()
                    .retainAll(
                            Arrays.stream(only.split(",")).map(Integer::valueOf).toList());
        }
        return found;
    }

    private static Map<Integer, Path> findAll() {
        Map<Integer, Path> found = new TreeMap<>();
        add(found, Path.of(System.getProperty("java.home")));
        String named = System.getenv("ROWTALLY_JDKS");
        for (String home : named == null ? new String[0] : named.split(",")) {
            add(found, Path.of(home.trim()));
        }
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            installed.sorted().forEach(home -> add(found, home));
        } catch (IOException e) {
            // none installed there
        }
        return found;
    }

    private static void add(Map<Integer, Path> found, Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return;
        }
        if (!Files.isRegularFile(release)) {
            if (Files.exists(home.resolve("jre/lib/rt.jar"))) {
                found.putIfAbsent(8, home);
            }
            return;
        }
        try {
            List<String> lines = Files.readAllLines(release);
            for (String line : lines) {
                Matcher matcher = VERSION.matcher(line);
                if (matcher.find()) {
                    found.putIfAbsent(Integer.valueOf(matcher.group(1)), home);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
