package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.Plain;
import io.rowtally.it.app.view.Interrupting;
import io.rowtally.it.app.view.View;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application can see of the agent when it looks for it, in full: what is not listed here does not show. */
class ViewTest {
    private static final Pattern OF_LOGGING_OR_MANAGEMENT = Pattern.compile(
            "\\b(java\\.util\\.logging|javax\\.management|java\\.lang\\.management|sun\\.management|com\\.sun\\.jmx)\\.[\\w.$]+");

    @TempDir
    private Path folder;

    static Set<Integer> jdks() {
        return Jdks.chosen();
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void whatShowsIsTheJarTheBridgeTheFieldsAndTheThread(int major) throws Exception {
        Path names = Files.write(folder.resolve("names"), JarNames.all());

        List<String> plain = lines(jvm(major, "run").main(View.class, names.toString()));
        List<String> with =
                lines(jvm(major, "run").agent("log.dir=log,banner=false").main(View.class, names.toString()));

        Visible visible = new Visible(major);
        List<String> rest = new ArrayList<>();
        for (String line : with) {
            if (!visible.isExpected(line)) {
                rest.add(visible.withoutAgent(line));
            }
        }
        assertEquals(List.of(), without(rest, plain), "shows, and is not expected to");
        assertEquals(List.of(), without(plain, rest), "does not show any more");
        assertTrue(plain.equals(rest), "shows in another order");
        assertEquals(List.of(), visible.notSeen());
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void theAgentWakesNeitherLoggingNorManagement(int major) throws Exception {
        Set<String> plain = new TreeSet<>();
        for (String line : lines(jvm(major, "plain").option("-verbose:class").main(Plain.class))) {
            collect(line, plain);
        }
        List<String> with = lines(jvm(major, "with")
                .agent("log.dir=log,banner=false")
                .option("-verbose:class")
                .main(Plain.class));

        Set<String> all = new TreeSet<>();
        with.forEach(line -> collect(line, all));
        assertEquals(plain, all);
        assertTrue(
                with.stream().anyMatch(line -> line.contains("io.rowtally.runtime.Books")), "classes are not listed");
    }

    private static List<String> without(List<String> all, List<String> known) {
        List<String> others = new ArrayList<>(all);
        others.removeAll(Set.copyOf(known));
        return others;
    }

    private static void collect(String line, Set<String> classes) {
        Matcher matcher = OF_LOGGING_OR_MANAGEMENT.matcher(line);
        while (matcher.find()) {
            classes.add(matcher.group());
        }
    }

    @Test
    void anApplicationThatInterruptsEveryThreadIsCountedToItsEnd() throws Exception {
        Path log = folder.resolve("run/log/telemetry.jsonl");
        Process running = jvm(17, "run")
                .agent("log.dir=log,banner=false,interval=1s")
                .main(Interrupting.class, log.toString(), "end")
                .start();
        Until.holds(() -> Files.exists(log) && reads(log) >= 3, running);

        Files.createFile(folder.resolve("run/end"));
        assertEquals(0, running.waitFor());

        TelemetryFile telemetry = TelemetryFile.in(log.getParent());
        assertEquals(
                "rows " + telemetry.sum("/pii/rows/read", any -> true),
                Files.readString(folder.resolve("run/stdout")).trim());
        assertEquals(1, telemetry.actions("agent-stop").size());
    }

    private static int reads(Path log) throws IOException {
        return TelemetryFile.ofWholeLines(Files.readString(log))
                .actions("pii-read")
                .size();
    }

    private ForkedJvm jvm(int major, String name) throws Exception {
        return ForkedJvm.of(Jdks.all().get(major), Files.createDirectories(folder.resolve(name)))
                .shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-")))
                // a compiler's thread that comes when it is needed takes a thread's number
                .option("-XX:+IgnoreUnrecognizedVMOptions")
                .option("-XX:-UseDynamicNumberOfCompilerThreads");
    }

    private static List<String> lines(ForkedJvm jvm) throws Exception {
        ForkedJvm.Ended ended = jvm.run();
        assertEquals(0, ended.status(), ended.err());
        return ended.out().lines().toList();
    }
}
