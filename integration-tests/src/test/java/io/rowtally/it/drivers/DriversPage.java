package io.rowtally.it.drivers;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** DRIVERS.md, from what the tests have seen: written by the last of them, where all have passed on every Java. */
final class DriversPage {
    private static final Path PAGE = Path.of(System.getProperty("rowtally.drivers.page"));

    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> majors = new TreeSet<>(Jdks.chosen());
    private boolean whole = true;

    private DriversPage() {}

    /** Writes the page, if this build has all drivers, and no fact is missing. */
    static void write() throws IOException {
        if (DriverJars.all() && Share.isWhole()) {
            DriversPage page = new DriversPage();
            page.compose();
            if (page.whole) {
                Files.writeString(PAGE, page.text.toString());
            }
        }
    }

    private void compose() throws IOException {
        text.append(resource("page-head.md").replace("@JAVAS@", list(majors)));
        Set<String> names = scenarios().keySet();
        line("| driver | version | database | Java | exact | refused by the driver itself |");
        line("|---|---|---|---|---:|---|");
        for (Lineup lineup : Lineup.all()) {
            read(lineup, names);
        }
        text.append(resource("page-scenarios.md"));
        line("| name | what is read |");
        line("|---|---|");
        scenarios().forEach((name, what) -> line("| `" + name + "` | " + what + " |"));
        text.append(resource("page-linked.md"));
        line("| driver | version | Java | attached | classes | not without an agent either | result sets, all advised"
                + " | labels of their own | versions pinned | read for real |");
        line("|---|---|---|---|---:|---:|---:|---|---:|---|");
        Set<String> read =
                Lineup.all().stream().flatMap(lineup -> lineup.jars().stream()).collect(Collectors.toSet());
        List<Path> jars = new ArrayList<>(DriverJars.linked());
        jars.sort(Comparator.comparing(jar -> jar.getFileName().toString()));
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("org.slf4j.")) {
                linked(jar, read.contains(name));
            }
        }
        text.append(resource("page-vendors.md"));
        line("| driver | version | getters |");
        line("|---|---|---|");
        for (Path jar : jars) {
            vendors(jar.getFileName().toString());
        }
        text.append(resource("page-rest.md"));
    }

    private void read(Lineup lineup, Set<String> names) throws IOException {
        Set<Integer> wanted = new TreeSet<>(majors);
        wanted.removeIf(major -> major < lineup.lowest());
        Map<Integer, Map<String, String>> facts = Facts.of("read", lineup.name(), wanted);
        whole &= facts.keySet().equals(wanted);
        if (facts.isEmpty()) {
            // for a later Java than this run has
            return;
        }
        boolean plain = !Facts.of("plain", lineup.name(), majors).isEmpty();
        Set<String> exact = new TreeSet<>(names);
        facts.values().forEach(fact -> exact.retainAll(List.of(fact.get("exact").split(","))));
        Set<String> refused = new TreeSet<>(names);
        refused.removeAll(exact);
        String jar = lineup.jars().get(lineup.jars().size() - 1);
        for (String one : lineup.jars()) {
            jar = one.startsWith("org.slf4j.") || one.contains("derbyshared") ? jar : one;
        }
        String pool = lineup.kind().startsWith("hikari-") ? " through HikariCP 4.0.3" : "";
        line("| " + driver(jar) + pool + " | " + version(jar) + " | " + lineup.database() + " | " + list(facts.keySet())
                + " | " + exact.size() + " of " + names.size() + " | "
                + (refused.isEmpty() ? "-" : "`" + String.join("` `", refused) + "`")
                + (refused.isEmpty() || plain ? "" : " (not compared)") + " |");
    }

    private void linked(Path file, boolean read) throws IOException {
        String jar = file.getFileName().toString();
        Set<Integer> wanted = new TreeSet<>();
        for (int major : majors) {
            if (LinkedJars.jars(major).contains(file)) {
                wanted.add(major);
            }
        }
        Map<Integer, Map<String, String>> linked = Facts.of("linked", jar, wanted);
        Map<Integer, Map<String, String>> versions = Facts.of("versions", jar, wanted);
        Map<Integer, Map<String, String>> advised = Facts.of("advised", jar, wanted);
        Map<Integer, Map<String, String>> attached = Facts.of("attached", jar, majors);
        whole &= linked.keySet().equals(wanted)
                && versions.keySet().equals(wanted)
                && advised.keySet().equals(wanted);
        if (!whole) {
            return;
        }
        // a Java that is older than all classes of a jar has shown nothing of it
        wanted.removeIf(major -> linked.get(major).get("classes").equals("0"));
        if (wanted.isEmpty()) {
            return;
        }
        attached.keySet().retainAll(wanted);
        int newest = Collections.max(wanted);
        line("| " + driver(jar) + " | " + version(jar) + " | " + list(wanted) + " | " + list(attached.keySet()) + " | "
                + linked.get(newest).get("classes") + " | " + linked.get(newest).get("incomplete") + " | "
                + advised.get(newest).get("sets") + " | " + advised.get(newest).get("labels") + " | "
                + versions.get(newest).get("pinned") + " | " + (read ? "yes" : "no") + " |");
    }

    private void vendors(String jar) throws IOException {
        for (Map<String, String> advised : Facts.of("advised", jar, majors).values()) {
            if (!advised.get("vendors").isEmpty()) {
                line("| " + driver(jar) + " | " + version(jar) + " | `"
                        + advised.get("vendors").replace(",", "` `") + "` |");
                return;
            }
        }
    }

    static String driver(String jar) {
        return jar.replaceFirst("-\\d.*", "");
    }

    static String version(String jar) {
        return jar.substring(driver(jar).length() + 1).replaceFirst("\\.jar$", "");
    }

    private static String list(Set<Integer> majors) {
        return majors.isEmpty() ? "-" : majors.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** The ways of reading, by name. */
    static Map<String, String> scenarios() throws IOException {
        Map<String, String> scenarios = new TreeMap<>();
        for (String line : new ArrayList<>(resource("scenarios.tsv").lines().toList())) {
            scenarios.put(line.split("\t")[0], line.split("\t")[1]);
        }
        return scenarios;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DriversPage.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line + '\n').collect(Collectors.joining());
        }
    }
}
