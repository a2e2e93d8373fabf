package io.rowtally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Rig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and words of {@code verify}; what it finds is tried in the verifier's own tests. */
class VerifyCommandTest {

    @TempDir
    Path temp;

    private Path log;

    @BeforeEach
    void write() {
        log = temp.resolve("log");
        run(true);
    }

    private void run(boolean orderly) {
        try (Rig rig = new Rig(log)) {
            rig.log.append(Rig.plain(Action.AGENT_START));
            rig.read("nj0417", 120);
            rig.read("nj0418", 120);
            if (orderly) {
                rig.log.append(Rig.plain(Action.AGENT_STOP));
            }
        }
    }

    private void edit(int line, String with) throws IOException {
        List<String> lines = Files.readAllLines(log.resolve("telemetry.jsonl"));
        if (with.isEmpty()) {
            lines.remove(line - 1);
        } else {
            lines.set(line - 1, lines.get(line - 1).replaceFirst("nj04..", with));
        }
        Files.write(log.resolve("telemetry.jsonl"), lines, StandardCharsets.UTF_8);
    }

    @Test
    void aWholeLogIsZeroAndTheKeyInItIsSaid() throws Exception {
        Run verified = Run.of("verify", log.toString());
        assertEquals(0, verified.status, verified.err);
        assertTrue(verified.out.contains("not sealed against someone with this directory"), verified.out);
        assertTrue(verified.out.endsWith("result   whole" + System.lineSeparator()), verified.out);
        assertTrue(verified.out.contains("4 lines of 1 runs in 1 files"), verified.out);
    }

    @Test
    void aKeyFromElsewhereIsTaken() throws Exception {
        Path key = temp.resolve("kept.key");
        Files.move(log.resolve("verification.key"), key);
        Run verified = Run.of("verify", log.toString(), "--key", key.toString());
        assertEquals(0, verified.status, verified.err);
        assertEquals(false, verified.out.contains("note"), verified.out);
    }

    @Test
    void withoutAKeyItSaysWhatItCouldNotCheck() throws Exception {
        Files.delete(log.resolve("verification.key"));
        Run verified = Run.of("verify", log.toString());
        assertEquals(0, verified.status, verified.err);
        assertTrue(verified.out.contains("the seals were not checked"), verified.out);
        assertTrue(verified.out.endsWith("result   nothing missing" + System.lineSeparator()), verified.out);
    }

    @Test
    void aChangeIsThreeBeforeAGapThatIsFiveBeforeACutThatIsFour() throws Exception {
        run(false);
        assertEquals(4, Run.of("verify", log.toString()).status);
        edit(6, "");
        Run gap = Run.of("verify", log.toString());
        assertEquals(5, gap.status);
        assertTrue(gap.out.startsWith("gap      telemetry.jsonl:6 one line is missing before it"), gap.out);
        edit(2, "nj0499");
        Run changed = Run.of("verify", log.toString());
        assertEquals(3, changed.status);
        assertTrue(changed.out.startsWith("changed  telemetry.jsonl:2 does not match its seal"), changed.out);
    }

    @Test
    void whatCannotBeVerifiedIsAUsageError() throws Exception {
        assertUsage("is not a directory", "verify", temp.resolve("none").toString());
        assertUsage(
                "there is no log in",
                "verify",
                Files.createDirectory(temp.resolve("empty")).toString());
        assertUsage(
                "is not a file",
                "verify",
                log.toString(),
                "--key",
                temp.resolve("none").toString());
        Path noKey = Files.write(temp.resolve("no.key"), new byte[100]);
        assertUsage("holds no verification key", "verify", log.toString(), "--key", noKey.toString());
        assertUsage("Missing required parameter", "verify");
    }

    private static void assertUsage(String said, String... arguments) throws Exception {
        Run run = Run.of(arguments);
        assertEquals(2, run.status, run.out);
        assertEquals("", run.out);
        assertEquals(1, run.err.trim().split("\n").length, run.err);
        assertTrue(run.err.contains(said), run.err);
    }
}
