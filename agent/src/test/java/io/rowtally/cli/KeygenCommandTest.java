package io.rowtally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeygenCommandTest {

    @TempDir
    Path temp;

    private Path log;

    @BeforeEach
    void name() {
        log = temp.resolve("log");
    }

    @Test
    void theKeyThatIsPrintedVerifiesWhatIsWrittenLater() throws Exception {
        Run keygen = Run.of("keygen", log.toString());
        assertEquals(0, keygen.status, keygen.err);
        assertTrue(keygen.out.matches("rowtally-key-1:[0-9a-f]{64}\\R"), keygen.out);
        Path key = Files.write(temp.resolve("kept"), keygen.out.getBytes(StandardCharsets.US_ASCII));

        try (Rig rig = new Rig(log)) {
            rig.read("a", 1);
            assertEquals(null, rig.log.takeNewKey());
            assertFalse(rig.log.isKeyInDirectory());
            rig.clock.advance(Duration.ofHours(1));
            rig.log.append(Rig.plain(Action.AGENT_STOP));
        }

        Run verified = Run.of("verify", log.toString(), "--key", key.toString());
        assertEquals(0, verified.status, verified.out + verified.err);
        assertFalse(verified.out.contains("note"), verified.out);
        String secret = keygen.out.trim().substring("rowtally-key-1:".length());
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(secret), "the key is in " + file);
            }
        }
    }

    @Test
    void asManyKeysAsRunsOfIt() throws Exception {
        assertFalse(Run.of("keygen", log.toString())
                .out
                .equals(Run.of("keygen", temp.resolve("other").toString()).out));
    }

    @Test
    void aDirectoryGetsOneKey() throws Exception {
        assertEquals(0, Run.of("keygen", log.toString()).status);
        assertRefused("has a key already");
        try (Rig rig = new Rig(log)) {
            assertRefused("is in use by a JVM");
            rig.read("a", 1);
        }
        assertRefused("has a log already");
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        Files.createFile(log);
        assertRefused("is a file, not a directory");
    }

    private void assertRefused(String why) throws Exception {
        Run run = Run.of("keygen", log.toString());
        assertEquals(2, run.status);
        assertEquals("", run.out);
        assertTrue(run.err.contains(why), run.err);
    }
}
