package io.rowtally.it.pools;

import io.rowtally.it.harness.Postgres;
import io.rowtally.it.harness.Share;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One line of {@code stacks.tsv} or {@code mappers.tsv}: layers over a database.
 *
 * @param layers from the application's side, as the program knows them
 * @param jars the folder of its jars: {@code java8}, {@code newest} or {@code more}
 * @param lowest the lowest Java that they are for
 * @param everyday whether it is read in the everyday build, on one JDK
 * @param refuses the scenarios that one of the layers or the driver refuses
 */
record Stacked(String layers, String database, String jars, int lowest, boolean everyday, Set<String> refuses) {
    private static final boolean ALL = Boolean.getBoolean("rowtally.pools.all");

    static List<Stacked> all(String file) throws IOException {
        try (InputStream in = Stacked.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Stacked::of)
                    .toList();
        }
    }

    private static Stacked of(String line) {
        String[] fields = line.split("\t");
        return new Stacked(
                fields[0],
                fields[1],
                fields[2],
                Integer.parseInt(fields[3]),
                fields[4].equals("everyday"),
                fields[5].equals("-") ? Set.of() : new TreeSet<>(List.of(fields[5].split(","))));
    }

    /**
     * What this build reads, by JDK and jars, for one JVM each: its share of everything everywhere, or in the everyday build
     * each line once, on the JDKs in turn.
     */
    static Map<Fork, List<Stacked>> forks(String file, Set<Integer> majors) throws IOException {
        Map<Fork, List<Stacked>> forks = new TreeMap<>();
        int turn = 0;
        for (Stacked stacked : all(file)) {
            List<Integer> able =
                    majors.stream().filter(major -> major >= stacked.lowest).collect(Collectors.toList());
            if (!ALL && (!stacked.everyday || able.isEmpty())) {
                continue;
            }
            int row = turn++;
            List<Integer> chosen = ALL
                    ? able.stream().filter(major -> Share.has(row, major)).toList()
                    : List.of(able.get(row % able.size()));
            for (int major : chosen) {
                forks.computeIfAbsent(new Fork(major, stacked.jars), none -> new ArrayList<>())
                        .add(stacked);
            }
        }
        return forks;
    }

    /** The URL of the server that some of these need; empty where none does. */
    static String server(List<Stacked> all) throws IOException {
        return all.stream().anyMatch(each -> each.database.equals("postgresql")) ? Postgres.url() : "";
    }

    /** What the program is told. */
    String argument() {
        return layers + ":" + database;
    }

    /** What the agent must say of every row: the driver's, through whatever is in front of it. */
    String attributes() {
        return database.equals("h2") ? "h2database sa" : "postgresql postgres";
    }

    /** A JVM that reads some of them. */
    record Fork(int major, String jars) implements Comparable<Fork> {
        @Override
        public int compareTo(Fork other) {
            return major != other.major ? Integer.compare(major, other.major) : jars.compareTo(other.jars);
        }
    }
}
