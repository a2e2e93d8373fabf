package io.rowtally.it.invisible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.Canary;
import io.rowtally.it.app.OpenSet;
import io.rowtally.it.app.Plain;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The application's outputs are what they are without the agent, and its values are nowhere in the agent's files. */
class InvisibleTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String CANARY = "Kanarie7731VogelZ";

    @TempDir
    private Path folder;

    static Stream<Arguments> endings() {
        return Jdks.chosen().stream()
                .flatMap(major -> Stream.of("return", "exit", "throw").map(end -> Arguments.of(major, end)));
    }

    @ParameterizedTest(name = "{1} on Java {0}")
    @MethodSource("endings")
    void outputsAndExitCodeAreTheSameAndTheLastLinesAreWritten(int major, String ending) throws Exception {
        Path home = Jdks.all().get(major);
        ForkedJvm.Ended plain = ForkedJvm.of(home, Files.createDirectories(folder.resolve("plain")))
                .shortLived()
                .main(Plain.class, ending)
                .run();
        Path work = Files.createDirectories(folder.resolve("with"));
        ForkedJvm.Ended with = ForkedJvm.of(home, work)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .main(Plain.class, ending)
                .run();

        assertEquals(plain, with);
        TelemetryFile telemetry = TelemetryFile.in(work.resolve("log"));
        assertEquals(3, telemetry.sum("/pii/rows/read", any -> true));
        assertEquals(1, telemetry.actions("agent-stop").size());
    }

    @Test
    void theBannerIsOneLine() throws Exception {
        ForkedJvm.Ended with = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log")
                .main(Plain.class)
                .run();

        assertEquals(2, with.err().lines().count(), with.err());
        assertTrue(with.err().contains("rowtally 1."), with.err());
    }

    @Test
    void aJvmThatLoadsNoDriverIsLeftAlone() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + ForkedJvm.agentJar())
                .option("-version")
                .run();

        assertEquals(0, ended.status());
        assertFalse(ended.err().contains("rowtally 1."), ended.err());
        assertFalse(Files.exists(folder.resolve("rowtally")));
    }

    @Test
    void aLongExportShowsWhileItsSetIsOpen() throws Exception {
        Path end = folder.resolve("end");
        Path log = folder.resolve("log");
        Process running = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,interval=1s,banner=false")
                .main(OpenSet.class, end.toString())
                .start();
        Until.holds(() -> Files.exists(log.resolve("telemetry.jsonl")) && lines(log) >= 3, running);
        assertFalse(Files.readString(folder.resolve("stdout")).contains("rows"), "the set was closed already");

        Files.createFile(end);
        assertEquals(0, running.waitFor());

        TelemetryFile telemetry = TelemetryFile.in(log);
        long rows = Long.parseLong(
                Files.readString(folder.resolve("stdout")).split("rows ")[1].trim());
        assertEquals(rows, telemetry.sum("/pii/rows/fetched", any -> true));
        assertEquals(rows, telemetry.sum("/pii/values/PERSON_NAME", any -> true));
        assertEquals(rows, telemetry.max("/pii/rows/max_result_set", any -> true));
    }

    private static int lines(Path log) throws IOException {
        String text = Files.readString(log.resolve("telemetry.jsonl"));
        return TelemetryFile.ofWholeLines(text).actions("pii-read").size();
    }

    @Test
    void aSignalToEndFlushesTheLastLines() throws Exception {
        Process running = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .main(Plain.class, "wait")
                .start();
        Until.holds(() -> Files.readString(folder.resolve("stdout")).contains("done"), running);

        running.destroy();
        running.waitFor();

        TelemetryFile telemetry = TelemetryFile.in(folder.resolve("log"));
        assertEquals(3, telemetry.sum("/pii/rows/read", any -> true));
        assertEquals(1, telemetry.actions("agent-stop").size());
    }

    @Test
    void theAgentGivenTwiceCountsOnce() throws Exception {
        Path copy = Files.copy(ForkedJvm.agentJar(), folder.resolve("copy.jar"));

        ForkedJvm.Ended ended = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,banner=false")
                .agent("log.dir=log,banner=false")
                .agent(copy, "log.dir=log,banner=false")
                .main(Plain.class)
                .run();

        assertEquals(0, ended.status(), ended.err());
        assertEquals(3, TelemetryFile.in(folder.resolve("log")).sum("/pii/rows/read", any -> true));
    }

    @Test
    void settingsThatAreWrongAreSaidAndWrittenAndTheApplicationStarts() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,intervall=3s,user.wait=soon,tag.a.b.c=NO_SUCH,banner=false")
                .main(Plain.class)
                .run();

        assertEquals(0, ended.status(), ended.err());
        assertEquals(4, ended.err().lines().count(), ended.err());
        assertEquals(
                3,
                TelemetryFile.in(folder.resolve("log"))
                        .actions("agent-start")
                        .get(0)
                        .at("/pii/agent/settings_problems")
                        .size());
    }

    @Test
    void aSettingsFileThatCannotBeReadKeepsTheAgentOff() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,config=nowhere.properties")
                .main(Plain.class)
                .run();

        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.err().contains("not counting"), ended.err());
        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void noValueIsInAnythingThatIsWritten() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent("log.dir=log,interval=1s")
                .main(Canary.class, CANARY)
                .run();

        assertEquals(0, ended.status(), ended.err());
        assertTrue(TelemetryFile.in(folder.resolve("log")).sum("/pii/values/PHONE", any -> true) > 0);
        assertNoCanary("standard error", ended.err().getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNoCanary(file.toString(), Files.readAllBytes(file));
                if (file.toString().endsWith(".gz")) {
                    byte[] plain =
                            new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes();
                    assertNoCanary(file.toString(), plain);
                }
            }
        }
    }

    /** In any case, as hex, and as base64 at each of the three places that it can have in its text. */
    private static void assertNoCanary(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase();
        byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
        assertFalse(text.contains(CANARY.toLowerCase()), where);
        assertFalse(text.contains(HexFormat.of().formatHex(canary)), where + " as hex");
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + canary.length];
            System.arraycopy(canary, 0, shifted, shift, canary.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            String core = encoded.substring(4, encoded.length() - 4).toLowerCase();
            assertFalse(text.contains(core), where + " as base64");
        }
    }
}
