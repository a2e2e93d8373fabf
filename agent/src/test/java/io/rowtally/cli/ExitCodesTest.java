package io.rowtally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.log.Log;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitCodesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void whatCannotBeMeantIsAUsageError() throws Exception {
        Path file = Files.write(directory.resolve("a.tsv"), "x".getBytes(StandardCharsets.UTF_8));
        Path bytes = Files.write(directory.resolve("b.tsv"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertOneLine(2);
        assertOneLine(2, "sing");
        assertOneLine(2, "report");
        assertOneLine(2, "report", directory.resolve("nowhere").toString());
        assertOneLine(2, "report", file.toString());
        assertOneLine(2, "report", "--from", "yesterday", directory.toString());
        assertOneLine(2, "classify", directory.toString());
        assertOneLine(2, "classify", directory.resolve("nothing.tsv").toString());
        assertOneLine(2, "classify", bytes.toString());
        assertOneLine(2, "classify", file.toString());
    }

    private static void assertOneLine(int status, String... arguments) throws Exception {
        Run run = Run.of(arguments);
        assertEquals(status, run.status, run.err);
        assertEquals("", run.out);
        assertEquals(1, run.err.split("\n").length, run.err);
        assertTrue(run.err.startsWith("rowtally: "), run.err);
    }

    @Test
    void anEmptyDirectoryIsAnEmptyReport() throws Exception {
        Run run = Run.of("report", directory.toString());

        assertEquals(0, run.status);
        assertEquals("", run.err);
        assertTrue(run.out.contains("Nobody has read anything"), run.out);
    }

    @Test
    void helpSaysHowOverlapsAreTreated() throws Exception {
        Run run = Run.of("report", "--help");

        assertEquals(0, run.status);
        assertTrue(run.out.replaceAll("\\s+", " ").contains("is counted whole, never in part"), run.out);
    }

    @Test
    void theTotalIsNamedInJson() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 9));

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"total\":{\"user\":\"total\","), run.out);
    }

    @Test
    void packedSegmentsCountLikePlainOnes() throws Exception {
        Log.writePacked(directory.resolve("telemetry-2026-11-22.000.jsonl.gz"), Log.line("01A", 1, "nj01", 30));
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 2, "nj01", 9));

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"read\":39,"), run.out);
        assertEquals("", run.err);
    }
}
