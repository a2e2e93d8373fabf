package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.access.Restricted;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that a SecurityManager keeps on a short lead has neither less nor more rights with the agent. */
class SecurityManagerTest {
    /** From Java 24 on there is no SecurityManager. */
    private static final int LAST = 23;

    private static final String EVERYTHING = "{ permission java.security.AllPermission; };\n";

    @TempDir
    private Path folder;

    static Set<Integer> jdks() {
        return Jdks.chosen().stream().filter(major -> major <= LAST).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void anAgentWithoutPermissionsStaysOffInOneLine(int major) throws Exception {
        ForkedJvm.Ended plain = jvm(major, policy("")).run();
        ForkedJvm.Ended with =
                jvm(major, policy("")).agent("log.dir=log,banner=false").run();

        assertEquals(plain.out(), with.out());
        List<String> lines = new ArrayList<>(with.err().lines().toList());
        String one = lines.stream()
                .filter(line -> line.startsWith("rowtally: not counting"))
                .findFirst()
                .orElseThrow();
        lines.remove(one);
        assertEquals(plain.err().lines().toList(), lines);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void anAgentWithPermissionsCountsAndLendsThemToNobody(int major) throws Exception {
        String granted = "grant codeBase \"" + ForkedJvm.agentJar().toFile().toURI() + "\" " + EVERYTHING;

        ForkedJvm.Ended plain = jvm(major, policy("")).run();
        ForkedJvm.Ended with =
                jvm(major, policy(granted)).agent("log.dir=log,banner=false").run();

        assertEquals(plain, with);
        assertTrue(plain.out().contains("a class loader is denied"), plain.out());
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        assertEquals(6, telemetry.sum("/pii/rows/read", any -> true));
        assertEquals(6, telemetry.sum("/pii/values/PERSON_NAME", any -> true));
        assertEquals(0, telemetry.failures());
    }

    private ForkedJvm jvm(int major, Path policy) {
        return ForkedJvm.of(Jdks.all().get(major), folder)
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                .option("-Djava.security.manager")
                .option("-Djava.security.policy==" + policy)
                .main(Restricted.class);
    }

    /** The application may read properties, the driver may do everything. */
    private Path policy(String more) throws Exception {
        List<Path> path = ClassPath.of("h2-");
        String text = "grant codeBase \"" + path.get(0).toUri()
                + "\" { permission java.util.PropertyPermission \"*\", \"read\"; };\n"
                + "grant codeBase \"" + path.get(1).toFile().toURI() + "\" " + EVERYTHING + more;
        return Files.writeString(folder.resolve("policy"), text);
    }
}
