package io.rowtally.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.jvm.ReadOnce;
import io.rowtally.it.app.jvm.osgi.Framework;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.DriverJars;
import io.rowtally.it.harness.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loaders that delegate nothing but {@code java.*}, which is all that the bridge may rely on: OSGi and JBoss Modules, real ones. */
class OwnLoadersTest {
    private static final int LAST_WITH_POLICIES = 23;
    private static final String H2 = "com.h2database.h2-2.2.224.jar";

    @TempDir
    private Path folder;

    static Stream<Integer> jdks() {
        return Matrix.from(8, 17);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void aBundleThatReadsThroughTheDriverOfAnotherCountsToTheRow(int major) throws Exception {
        Path bundle = Programs.pack(folder.resolve("reading.jar"), bundle(), "osgi");

        ForkedJvm.Ended ended = ForkedJvm.of(Matrix.home(major), folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .classPath(ClassPath.text(ClassPath.of())
                        + File.pathSeparator
                        + Platform.jar("org.apache.felix.framework"))
                .main(Framework.class, DriverJars.classPath(H2), bundle.toString())
                .run();

        Books.agree(2, ended, folder.resolve("log"));
        assertTrue(ended.out().contains("driver's loader com.h2database"), ended.out());
    }

    private static Manifest bundle() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "io.rowtally.reading");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", Framework.class.getPackageName() + ".ReadingBundle");
        main.putValue("Import-Package", "org.osgi.framework,org.h2,org.h2.jdbcx,javax.sql");
        return manifest;
    }

    /** From Java 24 on, JBoss Modules 1.x sets a Policy that is no longer there and ends. */
    static Stream<Integer> withPolicies() {
        return jdks().filter(major -> major <= LAST_WITH_POLICIES);
    }

    /** jboss-modules #678, payara #4881. */
    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("withPolicies")
    void aDriverInALoaderThatDelegatesOnlyJavaCountsToTheRow(int major) throws Exception {
        ForkedJvm.Ended ended =
                modular(major, folder, "log.dir=log,banner=false").run();

        Books.agree(1, ended, folder.resolve("log"));
        assertTrue(ended.out().contains("driver's loader org.jboss.modules.ModuleClassLoader"), ended.out());
        assertEquals("", ended.err());
    }

    /** inspectIT #1465, pinpoint #2026, dd-trace-java #2399: WildFly does not boot where another has asked for a log manager. */
    @ParameterizedTest(name = "on Java {0}", allowZeroInvocations = true)
    @MethodSource("withPolicies")
    void theLogManagerOfWildFlyComesFirst(int major) throws Exception {
        ForkedJvm.Ended ended = modular(major, folder, "log.dir=log,banner=false")
                .option("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .run();

        Books.agree(1, ended, folder.resolve("log"));
        assertTrue(ended.out().contains("log manager org.jboss.logmanager.LogManager"), ended.out());
        assertEquals("", ended.err());
    }

    private static ForkedJvm modular(int major, Path work, String settings) throws IOException {
        Path modules = work.resolve("modules");
        module(modules, "org.h2", Path.of(DriverJars.classPath(H2)));
        module(modules, "org.jboss.logmanager", Platform.jar("jboss-logmanager"), Platform.jar("wildfly-common"));
        Path application = Programs.pack(work.resolve("application.jar"), new Manifest());
        module(modules, "io.rowtally.reading", application);
        return ForkedJvm.of(Matrix.home(major), work)
                .shortLived()
                .agent(settings)
                .classPath(Platform.jar("jboss-modules").toString())
                .main("org.jboss.modules.Main", "-mp", modules.toString(), "io.rowtally.reading", "logging");
    }

    private static void module(Path modules, String name, Path... jars) throws IOException {
        Path place =
                Files.createDirectories(modules.resolve(name.replace('.', '/')).resolve("main"));
        boolean main = name.startsWith("io.");
        StringBuilder text = new StringBuilder("<module xmlns=\"urn:jboss:module:1.9\" name=\"" + name + "\">");
        text.append(main ? "<main-class name=\"" + ReadOnce.class.getName() + "\"/>" : "");
        text.append("<resources>");
        for (Path jar : jars) {
            Files.copy(jar, place.resolve(jar.getFileName()));
            text.append("<resource-root path=\"" + jar.getFileName() + "\"/>");
        }
        text.append("</resources><dependencies>");
        for (String needed : List.of("java.sql", "java.logging", "java.naming", "java.management", "java.xml")) {
            text.append("<module name=\"" + needed + "\"/>");
        }
        if (main) {
            text.append("<module name=\"org.h2\"/><module name=\"org.jboss.logmanager\" services=\"import\"/>");
        }
        text.append("</dependencies></module>");
        Files.writeString(place.resolve("module.xml"), text);
    }
}
