package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent lives for months in a process that needs its file descriptors itself: nothing is left open. */
class OpenFilesTest {
    private static final Path DESCRIPTORS = Paths.get("/proc/self/fd");
    private static final List<String> LOG_AND_LOCK = Arrays.asList("lock", "telemetry.jsonl");

    @TempDir
    Path temp;

    @BeforeEach
    void descriptorsCanBeSeen() {
        assumeTrue(Files.isDirectory(DESCRIPTORS));
    }

    @Test
    void rolledAndCompressedSegmentsAreClosed() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"), Rig.START, s -> s.segmentBytes(1500))) {
            for (int i = 0; i < 20; i++) {
                rig.read("u" + i, i);
                rig.log.retry();
            }

            assertTrue(SegmentName.rolledIn(temp.resolve("d")).size() >= 5);
            assertEquals(LOG_AND_LOCK, openHere());
        }
        assertEquals(Collections.emptyList(), openHere());
    }

    @Test
    void filesThatOthersMovedOrChangedAreClosed() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            for (int i = 0; i < 5; i++) {
                rig.read("a", 1);
                Files.move(rig.file(), rig.file().resolveSibling("moved" + i));
                rig.read("b", 1);
                Files.write(rig.file(), "torn".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            }
            rig.read("c", 1);

            assertEquals(LOG_AND_LOCK, openHere());
        }
        assertEquals(Collections.emptyList(), openHere());
    }

    @Test
    void aDirectoryThatWasRemovedIsLetGo() throws IOException {
        try (Rig rig = new Rig(temp.resolve("d"))) {
            for (int i = 0; i < 5; i++) {
                rig.read("a", 1);
                Trees.delete(temp.resolve("d"));
            }
            rig.read("b", 1);

            assertEquals(LOG_AND_LOCK, openHere());
        }
        assertEquals(Collections.emptyList(), openHere());
    }

    @Test
    void aCompressionThatIsCutShortIsClosed() throws IOException {
        Path directory = temp.resolve("d");
        try (Rig rig = new Rig(directory)) {
            rig.read("first", 1);
            Files.write(rig.file(), new byte[Compression.SLICE + 1], StandardOpenOption.APPEND);
            Files.write(rig.file(), new byte[] {'\n'}, StandardOpenOption.APPEND);
            rig.clock.advance(Duration.ofDays(1));
            rig.read("next", 1);
            rig.log.retry();
            assertEquals(
                    Arrays.asList(
                            "lock",
                            "telemetry-2026-11-23.000.jsonl",
                            "telemetry-2026-11-23.000.jsonl.gz.tmp",
                            "telemetry.jsonl"),
                    openHere());
        }
        assertEquals(Collections.emptyList(), openHere());
    }

    @Test
    void theAgentsLogIsClosedWithIt() throws IOException {
        try (TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), problem -> {})) {
            try (AgentLog log = AgentLog.holding(300)) {
                log.attach(directory);
                for (int i = 0; i < 20; i++) {
                    log.logger("x").info("a message that fills the file");
                    log.attach(directory);
                }
                assertEquals(Arrays.asList("agent.log", "lock"), openHere());
            }
            assertEquals(Collections.singletonList("lock"), openHere());
        }
    }

    /** File names below the test's directory that this process holds open, as often as it does. */
    private List<String> openHere() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith(temp.toRealPath().toString())) {
                    names.add(target.substring(target.lastIndexOf('/') + 1));
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return "the descriptor of this very listing";
        }
    }
}
