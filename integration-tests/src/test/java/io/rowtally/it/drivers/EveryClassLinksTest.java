package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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
        for (int major : Jdks.chosen()) {
            for (Path jar : LinkedJars.jars(major)) {
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

    @AfterAll
    static void write() throws IOException {
        DriversPage.write();
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void whatLinksWithoutTheAgentLinksWithIt(int major, String name, Path jar) throws Exception {
        Facts.forget("linked", name, major);
        LinkedJars linked = on(major);

        assertEquals("", linked.differences(name, LinkedClass::outcome));
        assertEquals(0, linked.failures(), "classes that could not be advised");
        List<LinkedClass> classes = linked.without().get(name);
        long ok = classes.stream().filter(LinkedClass::linked).count();
        long later = classes.stream().filter(LinkedClass::forLaterJava).count();
        Facts.keep(
                "linked",
                name,
                major,
                Map.of("classes", "" + ok, "later", "" + later, "incomplete", "" + (classes.size() - ok - later)));
    }

    /** With JSR and RET in those of MySQL's driver; no invokedynamic can be put into either. */
    @Test
    void classFilesOfJava5And6AreAdvisedAndStayOfThatVersion(@TempDir Path own) throws Exception {
        String mysql = "mysql.mysql-connector-java-5.1.49.jar";
        String db2 = "com.ibm.db2.jcc-11.1.4.4.jar";
        List<Path> jars = List.of(Path.of(DriverJars.classPath(mysql)), Path.of(DriverJars.classPath(db2)));

        // a share of the profile may be without them
        LinkedJars linked = LinkedJars.jars(first()).containsAll(jars)
                ? on(first())
                : LinkedJars.on(first(), own, jars, DriverJars.needed());

        // and 52 in the classes that are for JDBC 4.2
        assertEquals(Set.of(49, 50, 52), WovenChain.majors(linked.woven().resolve(mysql)));
        assertEquals(Set.of(50), WovenChain.majors(linked.woven().resolve(db2)));
    }

    private static int first() {
        return Jdks.chosen().iterator().next();
    }

    /** Their super types are matched by name, and are not there: a class that cannot link is no failure of ours. */
    @Test
    void poolsWhoseOptionalParentsAreAbsentAreLeftToFailByThemselves(@TempDir Path own) throws Exception {
        Path nothing = Files.createDirectories(own.resolve("nothing"));
        // away from their parents, which some manifests name
        Path alone = Files.createDirectories(own.resolve("alone"));
        List<Path> pools = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("rowtally.pools"), "java8"))) {
            for (Path jar : all.sorted().toList()) {
                if (jar.getFileName().toString().matches("(c3p0|commons-dbcp2?)-.*")) {
                    pools.add(Files.copy(jar, alone.resolve(jar.getFileName())));
                }
            }
        }

        LinkedJars linked = LinkedJars.on(first(), own, pools, nothing);

        assertEquals(3, pools.size(), pools.toString());
        for (Path pool : pools) {
            String name = pool.getFileName().toString();
            assertTrue(linked.without().get(name).stream().anyMatch(type -> !type.linked()), name + " lacks nothing");
            assertEquals("", linked.differences(name, LinkedClass::outcome));
        }
        assertEquals(0, linked.failures(), "classes that could not be advised");
    }

    /** dd-trace-java #2065 #2116, OpenTelemetry #4370, Glowroot #1032. */
    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void serialVersionsStayAsTheyWere(int major, String name, Path jar) throws Exception {
        Facts.forget("versions", name, major);
        LinkedJars linked = on(major);

        assertEquals("", linked.differences(name, LinkedClass::serialVersion));
        int pinned = WovenChain.pinnedVersions(linked.woven().resolve(name), jar, major);
        Facts.keep("versions", name, major, Map.of("pinned", "" + pinned));
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void movesGettersAndCloseOfEveryResultSetAreAdvised(int major, String name, Path jar) throws Exception {
        Facts.forget("advised", name, major);
        LinkedJars linked = on(major);

        AdvisedResultSets sets = AdvisedResultSets.of(linked, jar, major);

        assertEquals("", sets.unadvised.toString());
        assertEquals(AdvisedResultSets.known(name, linked.without().get(name)), sets.found);
        assertEquals("", String.join("", sets.vendorFaults));
        Map<String, String> fact = Map.of(
                "sets",
                "" + sets.found.size(),
                "labels",
                sets.labelsOfTheirOwn(),
                "vendors",
                String.join(",", sets.vendors));
        Facts.keep("advised", name, major, fact);
    }

    /** In pgjdbc and the drivers that were made of it all ways to ask for a COPY meet there. */
    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("jars")
    void copiesAreToldOfWhateverThePackageOfTheDriverIs(int major, String name, Path jar) throws Exception {
        Path woven = on(major).woven().resolve(name);

        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().matches(".*/core/v3/Copy(Out|Operation)Impl\\.class")) {
                    assertTrue(Files.exists(woven.resolve(entry.getName())), entry + " has no advice");
                }
            }
        }
    }
}
