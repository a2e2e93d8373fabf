package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.Jdks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of every driver jar, loaded and linked under the agent as without it (byte-buddy #1689). */
class EveryClassLinksTest {
    private static final Map<Integer, LinkedJars> LINKED = new TreeMap<>();

    @TempDir
    private static Path folder;

    static Stream<Arguments> jars() throws IOException {
        List<Arguments> jars = new ArrayList<>();
        for (int major : Jdks.all().keySet()) {
            for (Path jar : DriverJars.linked()) {
                jars.add(Arguments.of(major, jar.getFileName().toString(), jar));
            }
        }
        return jars.stream();
    }

    private static synchronized LinkedJars on(int major) throws Exception {
        LinkedJars linked = LINKED.get(major);
        if (linked == null) {
            linked = LinkedJars.on(major, folder);
            LINKED.put(major, linked);
        }
        return linked;
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void whatLinksWithoutTheAgentLinksWithIt(int major, String name, Path jar) throws Exception {
        LinkedJars linked = on(major);

        assertEquals("", differences(linked, name, LinkedClass::outcome));
        assertEquals(0, linked.failures, "classes that could not be advised");
    }

    /** dd-trace-java #2065 #2116, OpenTelemetry #4370, Glowroot #1032. */
    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void serialVersionsStayAsTheyWere(int major, String name, Path jar) throws Exception {
        assertEquals("", differences(on(major), name, LinkedClass::serialVersion));
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void movesGettersAndCloseOfEveryResultSetAreAdvised(int major, String name, Path jar) throws Exception {
        LinkedJars linked = on(major);
        StringBuilder unadvised = new StringBuilder();
        Set<String> found = new TreeSet<>();
        for (LinkedClass type : linked.with.get(name)) {
            if (type.resultSet()) {
                found.add(type.name());
                Set<String> methods = WovenChain.of(type, linked.woven.resolve(name), jar, major)
                        .unadvised();
                unadvised.append(methods.isEmpty() ? "" : type.name() + ' ' + methods + '\n');
            }
        }

        assertEquals("", unadvised.toString());
        assertEquals(known(name, linked.without.get(name)), found);
    }

    private static String differences(LinkedJars linked, String jar, Function<LinkedClass, String> question) {
        Map<String, String> without = answers(linked.without.get(jar), question);
        Map<String, String> with = answers(linked.with.get(jar), question);
        return without.entrySet().stream()
                .filter(one -> !one.getValue().equals(with.get(one.getKey())))
                .map(one -> one.getKey() + ": " + one.getValue() + " is now " + with.get(one.getKey()) + '\n')
                .collect(Collectors.joining());
    }

    private static Map<String, String> answers(List<LinkedClass> classes, Function<LinkedClass, String> question) {
        return classes.stream().collect(Collectors.toMap(LinkedClass::name, question, (a, b) -> a, TreeMap::new));
    }

    /** The result sets of a jar by {@code result-sets.tsv}, but for those that this JVM refuses without the agent. */
    private static Set<String> known(String jar, List<LinkedClass> without) throws IOException {
        Set<String> linked = without.stream()
                .filter(LinkedClass::linked)
                .map(LinkedClass::name)
                .collect(Collectors.toSet());
        try (InputStream in = EveryClassLinksTest.class.getResourceAsStream("result-sets.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .filter(line -> line[0].equals(jar) && linked.contains(line[1]))
                    .map(line -> line[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
