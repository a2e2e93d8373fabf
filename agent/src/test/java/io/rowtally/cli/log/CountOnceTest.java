package io.rowtally.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountOnceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void aDirectoryNamedTwiceCountsOnce() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 30), Log.line("01A", 2, "nj01", 9));

        Run run = Run.of("report", "--json", directory.toString(), directory.toString());

        assertTrue(run.out.contains("\"read\":39,"), run.out);
        assertTrue(run.out.contains("\"repeated_lines\":2"), run.out);
    }

    @Test
    void aSegmentCopiedUnderAnotherNameCountsOnce() throws Exception {
        Path segment = Log.write(directory.resolve("telemetry-2026-11-23.000.jsonl"), Log.line("01A", 1, "nj01", 30));
        Files.copy(segment, directory.resolve("telemetry-2026-11-23.000-copy.jsonl"));

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"read\":30,"), run.out);
    }

    @Test
    void equalNumbersOfTwoRunsAreTwoLines() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 30), Log.line("01B", 1, "nj01", 9));

        Run run = Run.of("report", "--json", directory.toString());

        assertTrue(run.out.contains("\"read\":39,"), run.out);
        assertTrue(run.out.contains("\"gaps\":[]"), run.out);
    }

    @Test
    void missingNumbersOfARunAreNamed() throws Exception {
        Log.write(
                directory.resolve("telemetry.jsonl"),
                Log.line("01A", 5, "nj01", 3),
                Log.line("01A", 9, "nj01", 3),
                Log.line("01A", 10, "nj01", 3),
                Log.line("01A", 8, "nj01", 3));

        Run json = Run.of("report", "--json", directory.toString());
        Run table = Run.of("report", directory.toString());

        assertTrue(
                json.out.contains("\"gaps\":[{\"run\":\"01A\",\"from\":6,\"to\":7,\"missing\":2}],\"missing_lines\":2"),
                json.out);
        assertTrue(table.out.contains("Missing from the log: 2 lines in 1 gaps"), table.out);
    }

    @Test
    void aWholeLogMentionsNeitherGapsNorRepetitions() throws Exception {
        Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 3), Log.line("01A", 2, "nj01", 3));

        Run table = Run.of("report", directory.toString());

        assertFalse(table.out.contains("Missing"), table.out);
        assertFalse(table.out.contains("twice"), table.out);
        assertEquals(0, table.status);
    }
}
