package io.rowtally.it.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.work.RemoteWard;
import io.rowtally.it.app.work.RemoteWardServer;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Remote calls by RMI, from this JVM to one under the agent. */
class RemoteCallsTest {
    private static final Pattern READY = Pattern.compile("ready (\\d+)");

    @TempDir
    private Path folder;

    static Stream<Work> jdks() {
        return Work.onEnds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aCallHasItsClientAndWhomItActsFor(Work work) throws Exception {
        Process process = ForkedJvm.of(Jdks.all().get(work.major()), folder)
                .shortLived()
                .option("-Djava.rmi.server.hostname=127.0.0.1")
                .agent("log.dir=log,banner=false")
                .classPath(work.classPath())
                .main(RemoteWardServer.class)
                .start();
        try {
            Path out = folder.resolve("stdout");
            Until.holds(() -> READY.matcher(Files.readString(out)).find(), process);
            Matcher ready = READY.matcher(Files.readString(out));
            ready.find();
            RemoteWard ward = (RemoteWard) LocateRegistry.getRegistry("127.0.0.1", Integer.parseInt(ready.group(1)))
                    .lookup("ward");

            ward.read("open", 2);
            ward.readFor("li", "staff", 3);
            ward.readFor("wang", "staff", 4);
            ward.read("open", 5);
            ward.close();

            assertEquals(true, process.waitFor(60, TimeUnit.SECONDS), "an end");
        } finally {
            process.destroyForcibly();
        }
        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        assertEquals(
                Map.of(
                        "open",
                        Map.of("_unattributed 127.0.0.1 none - low", 7L),
                        "staff",
                        Map.of("li 127.0.0.1 jaas Account high", 6L, "wang 127.0.0.1 jaas Account high", 8L),
                        "main",
                        Map.of("sa - db-user - low", 1L)),
                Work.readers(telemetry));
        assertEquals(0, telemetry.failures());
    }
}
