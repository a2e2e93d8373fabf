package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import io.rowtally.it.link.LinkEverything;
import io.rowtally.it.link.RetransformEverything;
import io.rowtally.it.link.TouchedClasses;
import io.rowtally.it.link.WovenClasses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All driver jars linked on one JDK, by one JVM without the agent and one with it.
 *
 * @param without what became of the classes, by jar
 * @param woven class files that call the bridge, in a folder for each jar
 * @param failures classes that the agent could not advise
 */
record LinkedJars(
        Map<String, List<LinkedClass>> without, Map<String, List<LinkedClass>> with, Path woven, long failures) {
    private static final Set<Integer> BUNDLED = Set.of(17);
    private static final long LONGEST = 1200;
    /** An older Java walks through all that is loaded for each class that it transforms again. */
    private static final int TOGETHER = 6;

    /** What was transformed when the agent came. */
    private static final String TOUCHED = "touched.txt";

    /** Those that are linked on this Java: the libraries that some drivers bring are the same on each. */
    static List<Path> jars(int major) throws IOException {
        return shared(major).stream()
                .filter(jar -> BUNDLED.contains(major) || !DriverJars.bundled(jar))
                .toList();
    }

    static List<Path> unbundled(int major) throws IOException {
        return shared(major).stream().filter(jar -> !DriverJars.bundled(jar)).toList();
    }

    /** This build's share of all. */
    private static List<Path> shared(int major) throws IOException {
        List<Path> all = DriverJars.linked();
        return IntStream.range(0, all.size())
                .filter(row -> !DriverJars.all() || Share.has(row, major))
                .mapToObj(all::get)
                .toList();
    }

    /** With the agent from the start. */
    static LinkedJars on(int major, Path folder) throws Exception {
        return on(major, folder, jars(major), DriverJars.needed());
    }

    /** @param needed the folder of what the jars need beside themselves */
    static LinkedJars on(int major, Path folder, List<Path> jars, Path needed) throws Exception {
        return on(major, folder, jars, needed, "");
    }

    /** @param settings the agent's, beside its directory */
    static LinkedJars on(int major, Path folder, List<Path> jars, Path needed, String settings) throws Exception {
        Path plain = Files.createDirectories(folder.resolve(major + "/without"));
        Path with = Files.createDirectories(folder.resolve(major + "/with"));
        end(program(LinkEverything.class, major, plain, jars, needed).run());
        end(program(LinkEverything.class, major, with, jars, needed)
                .agent("log.dir=log,banner=false" + settings)
                .option(keepingWovenClasses(with))
                .run());
        return read(plain, with);
    }

    /** With the agent attached when all classes were linked: some jars at a time, each in a JVM of its own. */
    static LinkedJars attached(int major, Path folder) throws Exception {
        Path plain = Files.createDirectories(folder.resolve(major + "/unattached"));
        Path with = Files.createDirectories(folder.resolve(major + "/attached"));
        List<Path> jars = unbundled(major);
        for (int from = 0; from < jars.size(); from += TOGETHER) {
            List<Path> some = jars.subList(from, Math.min(from + TOGETHER, jars.size()));
            String name = "from" + from;
            retransform(major, with, name, some, true);
            Files.copy(
                    with.resolve(name).resolve(TOUCHED),
                    Files.createDirectories(plain.resolve(name)).resolve(TOUCHED));
            retransform(major, plain, name, some, false);
        }
        return read(plain, with);
    }

    private static void retransform(int major, Path to, String name, List<Path> jars, boolean attach) throws Exception {
        Path work = Files.createDirectories(to.resolve(name));
        Process process = program(RetransformEverything.class, major, work, jars, DriverJars.needed())
                .option("-javaagent:" + agent(TouchedClasses.class, to))
                .start();
        try {
            Path out = work.resolve("stdout");
            Until.holds(() -> Files.readString(out).contains("linked"), process, LONGEST);
            if (attach) {
                attach(major, work, process.pid());
            }
            keepWovenClasses(to, process.pid());
            process.getOutputStream().close();
            assertEquals(true, process.waitFor(LONGEST, TimeUnit.SECONDS), "ended");
            assertEquals(0, process.exitValue(), Files.readString(work.resolve("stderr")));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void attach(int major, Path work, long pid) throws Exception {
        end(ForkedJvm.of(Jdks.all().get(major), Files.createDirectories(work.resolve("command")))
                .command("attach", Long.toString(pid), "log.dir=log,banner=false")
                .run());
    }

    private static ForkedJvm program(Class<?> main, int major, Path work, List<Path> jars, Path needed)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                work.resolve("linked.tsv").toString(), needed.toAbsolutePath().toString()));
        jars.forEach(jar -> arguments.add(jar.toAbsolutePath().toString()));
        return ForkedJvm.of(Jdks.all().get(major), work)
                .option("-Xmx1g")
                .shortLived()
                .option("-XX:+UseSerialGC")
                .atMost(LONGEST)
                .main(main, arguments.toArray(new String[0]));
    }

    private static void end(ForkedJvm.Ended ended) {
        assertEquals(0, ended.status(), ended.err());
    }

    private static LinkedJars read(Path plain, Path with) throws IOException {
        long failures = 0;
        for (Path log : files(with, "telemetry.jsonl")) {
            failures += TelemetryFile.in(log.getParent()).failures();
        }
        return new LinkedJars(byJar(plain), byJar(with), with.resolve("woven"), failures);
    }

    private static Map<String, List<LinkedClass>> byJar(Path work) throws IOException {
        List<LinkedClass> classes = new ArrayList<>();
        for (Path linked : files(work, "linked.tsv")) {
            Files.readAllLines(linked).forEach(line -> classes.add(LinkedClass.of(line)));
        }
        Map<String, List<LinkedClass>> byJar =
                classes.stream().collect(Collectors.groupingBy(LinkedClass::jar, TreeMap::new, Collectors.toList()));
        // all classes of a jar may be for a later Java
        DriverJars.linked().forEach(jar -> byJar.putIfAbsent(jar.getFileName().toString(), List.of()));
        return byJar;
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.endsWith(name)).toList();
        }
    }

    private static String keepingWovenClasses(Path work) throws IOException {
        return "-javaagent:" + agent(WovenClasses.class, work) + "=" + woven(work);
    }

    private static void keepWovenClasses(Path work, long pid) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
        try {
            jvm.loadAgent(
                    agent(WovenClasses.class, work).toString(), woven(work).toString());
        } catch (AgentLoadException e) {
            // so Java 8 says that it has: its successors expect more than the number
            assertEquals("0", e.getMessage());
        } finally {
            jvm.detach();
        }
    }

    private static Path woven(Path work) throws IOException {
        return Files.createDirectories(work.resolve("woven"));
    }

    /** The class itself is on the class path; an agent's jar needs no more than to name it. */
    private static Path agent(Class<?> type, Path work) throws IOException {
        Path jar = work.resolve(type.getSimpleName() + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", type.getName());
        manifest.getMainAttributes().putValue("Agent-Class", type.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream empty = new JarOutputStream(out, manifest)) {
            empty.finish();
        }
        return jar;
    }

    /** Where the two answer a question about a class of this jar differently; empty where nowhere. */
    String differences(String jar, Function<LinkedClass, String> question) {
        Map<String, String> before = answers(without.get(jar), question);
        Map<String, String> after = answers(with.get(jar), question);
        return before.entrySet().stream()
                .filter(one -> !one.getValue().equals(after.get(one.getKey())))
                .map(one -> one.getKey() + ": " + one.getValue() + " is now " + after.get(one.getKey()) + '\n')
                .collect(Collectors.joining());
    }

    private static Map<String, String> answers(List<LinkedClass> classes, Function<LinkedClass, String> question) {
        return classes.stream().collect(Collectors.toMap(LinkedClass::name, question, (a, b) -> a, TreeMap::new));
    }
}
