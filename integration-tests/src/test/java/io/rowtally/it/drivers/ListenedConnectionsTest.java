package io.rowtally.it.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers' connections are told is heard where it is a source, and their classes link with that advice too. */
class ListenedConnectionsTest {
    private static final String SETTINGS = ",user.source=client-info;sql:CALL dbms_session.set_identifier";

    private static final List<String> EVERYDAY =
            List.of("com.oracle.database.jdbc.ojdbc8-19.3.0.0.jar", "mysql.mysql-connector-java-5.1.49.jar");

    private static final List<String> MORE = List.of(
            "com.ibm.db2.jcc-11.1.4.4.jar",
            "com.oracle.database.jdbc.ojdbc6-11.2.0.4.jar",
            "com.oracle.database.jdbc.ojdbc8-23.26.2.0.0.jar",
            "com.oracle.database.jdbc.ojdbc11-23.26.4.0.0.jar",
            "com.sap.cloud.db.jdbc.ngdbc-2.28.8.jar");

    /** The class of Oracle's connections to a server, and its own methods. */
    private static final Set<String> ORACLE = Set.of(
            "oracle/jdbc/driver/PhysicalConnection.setClientIdentifier(Ljava/lang/String;)V",
            "oracle/jdbc/driver/PhysicalConnection.clearClientIdentifier(Ljava/lang/String;)V",
            "oracle/jdbc/driver/PhysicalConnection.setEndToEndMetrics([Ljava/lang/String;S)V");

    @Test
    void whatConnectionsAreToldIsHeardInEachDriver(@TempDir Path folder) throws Exception {
        List<String> names = new ArrayList<>(EVERYDAY);
        names.addAll(DriverJars.all() ? MORE : List.of());
        List<Path> jars = new ArrayList<>();
        for (String name : names) {
            jars.add(Path.of(DriverJars.classPath(name)));
        }
        int newest = new TreeSet<>(Jdks.all().keySet()).last();

        LinkedJars linked = LinkedJars.on(newest, folder, jars, DriverJars.needed(), SETTINGS);

        assertEquals(0, linked.failures(), "classes that could not be advised");
        for (String name : names) {
            assertEquals("", linked.differences(name, LinkedClass::outcome), name);
            Set<String> heard = WovenChain.methodsThatTell(linked.woven().resolve(name), true);
            assertEquals(Set.of(), WovenChain.methodsThatTell(linked.woven().resolve(name), false), name);
            assertTrue(!name.contains("ojdbc") || heard.containsAll(ORACLE), name + ": " + heard);
            assertTrue(heard.stream().anyMatch(method -> method.contains(".setClientInfo(Ljava/util/")), name);
            assertTrue(heard.stream().anyMatch(method -> method.endsWith(".close()V")), name);
        }
    }
}
