package io.rowtally.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void aSegmentRolledAfterTheListingIsReadToo() throws Exception {
        Path current = Log.write(directory.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 30));
        LogFiles log = LogFiles.in(directory);
        Files.move(current, directory.resolve("telemetry-2026-11-23.000.jsonl"));
        Log.write(current, Log.line("01A", 2, "nj01", 9));

        assertEquals(39, read(log));
        assertEquals(0, log.damagedLines());
    }

    @Test
    void aSegmentPackedAfterTheListingIsReadPacked() throws Exception {
        Path plain = Log.write(directory.resolve("telemetry-2026-11-23.000.jsonl"), Log.line("01A", 1, "nj01", 30));
        LogFiles log = LogFiles.in(directory);
        Files.delete(plain);
        Log.writePacked(directory.resolve("telemetry-2026-11-23.000.jsonl.gz"), Log.line("01A", 1, "nj01", 30));

        assertEquals(30, read(log));
        assertEquals(0, log.damagedLines());
    }

    @Test
    void aSegmentThatIsGoneForGoodIsNamed() throws Exception {
        Path plain = Log.write(directory.resolve("telemetry-2026-11-23.000.jsonl"), Log.line("01A", 1, "nj01", 30));
        LogFiles log = LogFiles.in(directory);
        Files.delete(plain);

        assertEquals(0, read(log));
        assertEquals(1, log.damagedLines());
    }

    private static long read(LogFiles log) throws Exception {
        List<Long> counts = new ArrayList<>();
        log.read(line -> counts.add(line.number("pii.rows.read")), kept -> {});
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
