package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compression that meets what it did not expect. */
class CompressionTest {
    private static final Instant NOW = Instant.parse(Rig.START);

    @TempDir
    Path temp;

    private final List<String> problems = new ArrayList<>();
    private final Compression compression = new Compression(Duration.ZERO, problems::add);

    @Test
    void endsWhenThereIsNothingLeft() throws IOException {
        Files.write(temp.resolve("telemetry-2026-11-20.000.jsonl"), new byte[100]);

        assertTrue(compression.step(temp, NOW));
        assertFalse(compression.step(temp, NOW));
        assertFalse(compression.step(temp, NOW));

        assertEquals(Collections.emptyList(), problems);
        assertEquals(Collections.singletonList("telemetry-2026-11-20.000.jsonl.gz"), LogLines.names(temp));
    }

    @Test
    void aSegmentThatCannotBeCompressedIsSaidOnceAndTriedAgainAfterTenMinutes() throws IOException {
        Path blocked = Files.createDirectory(temp.resolve("telemetry-2026-11-20.000.jsonl"));
        assertFalse(compression.step(temp, NOW));
        assertFalse(compression.step(temp, NOW.plusSeconds(599)));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("a rolled segment stays uncompressed for now"), problems.get(0));

        Files.delete(blocked);
        Files.write(blocked, new byte[100]);
        assertFalse(compression.step(temp, NOW.plusSeconds(599)), "it is tried again and again");
        assertTrue(compression.step(temp, NOW.plus(Duration.ofMinutes(10))));

        assertEquals(Collections.singletonList("telemetry-2026-11-20.000.jsonl.gz"), LogLines.names(temp));
        assertEquals(1, problems.size(), problems.toString());
    }

    @Test
    void ofASegmentThatExpiresMeanwhileNothingIsLeft() throws IOException {
        Path plain = temp.resolve("telemetry-2026-11-20.000.jsonl");
        Files.write(plain, new byte[Compression.SLICE + 1]);
        assertTrue(compression.step(temp, NOW));
        Files.delete(plain);

        assertTrue(compression.step(temp, NOW));

        assertEquals(Collections.emptyList(), LogLines.names(temp));
        assertEquals(Collections.emptyList(), problems);
    }

    @Test
    void whatIsHalfDoneInADirectoryThatWasLeftIsRemovedThere() throws IOException {
        Path first = Files.createDirectory(temp.resolve("first"));
        Path second = Files.createDirectory(temp.resolve("second"));
        Files.write(first.resolve("telemetry-2026-11-20.000.jsonl"), new byte[Compression.SLICE + 1]);
        Files.write(second.resolve("telemetry-2026-11-21.000.jsonl"), new byte[10]);
        assertTrue(compression.step(first, NOW));
        assertEquals(
                Arrays.asList("telemetry-2026-11-20.000.jsonl", "telemetry-2026-11-20.000.jsonl.gz.tmp"),
                LogLines.names(first));

        assertTrue(compression.step(second, NOW));

        assertEquals(Collections.singletonList("telemetry-2026-11-20.000.jsonl"), LogLines.names(first));
        assertEquals(Collections.singletonList("telemetry-2026-11-21.000.jsonl.gz"), LogLines.names(second));
    }

    @Test
    void aSegmentIsLeftAloneUntilWhoeverFollowsFilesHasFoundIt() throws IOException {
        Compression patient = new Compression(Duration.ofSeconds(61), problems::add);
        Files.write(temp.resolve("telemetry-2026-11-20.000.jsonl"), new byte[100]);
        assertFalse(patient.step(temp, NOW));
        Files.write(temp.resolve("telemetry-2026-11-20.001.jsonl"), new byte[100]);
        assertFalse(patient.step(temp, NOW.plusSeconds(60)));

        assertTrue(patient.step(temp, NOW.plusSeconds(61)));
        assertFalse(patient.step(temp, NOW.plusSeconds(120)), "the second was there for a minute only");
        assertTrue(patient.step(temp, NOW.plusSeconds(121)));

        assertEquals(
                Arrays.asList("telemetry-2026-11-20.000.jsonl.gz", "telemetry-2026-11-20.001.jsonl.gz"),
                LogLines.names(temp));
    }
}
