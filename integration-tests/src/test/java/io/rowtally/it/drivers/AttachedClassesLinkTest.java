package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of every driver jar is loaded when the agent is attached, and transformed then; in the profile only. */
class AttachedClassesLinkTest {
    private static final Map<Integer, LinkedJars> LINKED = new TreeMap<>();

    @TempDir
    private static Path folder;

    static Stream<Arguments> jars() throws IOException {
        List<Arguments> jars = new ArrayList<>();
        for (int major : DriverJars.all() ? Jdks.all().keySet() : Set.<Integer>of()) {
            for (Path jar : LinkedJars.unbundled(major)) {
                jars.add(Arguments.of(major, jar.getFileName().toString(), jar));
            }
        }
        return jars.stream();
    }

    private static synchronized LinkedJars on(int major) throws Exception {
        LinkedJars linked = LINKED.get(major);
        if (linked == null) {
            linked = LinkedJars.attached(major, folder);
            LINKED.put(major, linked);
        }
        return linked;
    }

    @AfterAll
    static void write() throws IOException {
        DriversPage.write();
    }

    @ParameterizedTest(name = "{1} on Java {0}", allowZeroInvocations = true)
    @MethodSource("jars")
    void classesThatWereLoadedAreAdvisedAndVerified(int major, String name, Path jar) throws Exception {
        Facts.forget("attached", name, major);
        LinkedJars linked = on(major);

        AdvisedResultSets sets = AdvisedResultSets.of(linked, jar, major);

        assertEquals("", linked.differences(name, LinkedClass::outcome));
        assertEquals("", linked.differences(name, LinkedClass::serialVersion));
        assertEquals(0, linked.failures(), "classes that could not be advised");
        assertEquals("", sets.unadvised.toString());
        assertEquals(AdvisedResultSets.known(name, linked.without().get(name)), sets.found);
        Facts.keep("attached", name, major, Map.of("sets", "" + sets.found.size()));
    }
}
