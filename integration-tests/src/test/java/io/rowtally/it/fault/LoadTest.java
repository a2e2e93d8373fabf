package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowtally.it.harness.EventSchema;
import io.rowtally.it.harness.TelemetryFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty-four threads read five million rows a minute for two thousand users, at an interval of a second: totals to the row, what
 * the agent's thread takes of the processors, a heap that does not grow. For some seconds; {@code -Drowtally.load.minutes=10} for as long as
 * the promise.
 */
class LoadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] SIZES = {64, 2_000, 40};
    private static final long ROWS_PER_MINUTE = 5_000_000;
    private static final Pattern CPU = Pattern.compile("CPU agent (\\d+) ms, process (\\d+) ms");

    @TempDir
    private Path folder;

    private final Map<String, Long> written = new TreeMap<>();
    private long lines;
    private long sequence;

    @Test
    void fiveMillionRowsAMinuteAreCountedToTheRow() throws Exception {
        String minutes = System.getProperty("rowtally.load.minutes", "");
        long seconds = minutes.isEmpty() ? Fault.amount(6, 20) : Math.round(60 * Double.parseDouble(minutes));
        Path log = folder.resolve("log");
        try (ReadingJvm jvm = ReadingJvm.start(folder, log, "interval=1s", SIZES, ROWS_PER_MINUTE, seconds)) {
            jvm.ends();

            TelemetryFile.eachLine(log, this::read);
            Matcher cpu = CPU.matcher(jvm.out());
            assertTrue(cpu.find(), jvm.out());
            System.out.printf(
                    "load: %d s, %,d rows (%,d a minute), %,d lines, agent's thread %s of %s ms of processor time (%.1f %%), live %,d to %,d KiB%n",
                    seconds,
                    jvm.rows(),
                    jvm.rows() * 60 / seconds,
                    lines,
                    cpu.group(1),
                    cpu.group(2),
                    100.0 * Long.parseLong(cpu.group(1)) / Long.parseLong(cpu.group(2)),
                    jvm.number("LIVE first ") >> 10,
                    jvm.number("LIVE last ") >> 10);
            jvm.assertExact(written);
            if (seconds >= 60) { // before that, each user's first sketches are still to come
                jvm.assertHeapIsFlat();
            }
            jvm.assertWhole();
        }
    }

    private void read(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            assertEquals(++sequence, event.at("/event/sequence").asLong());
            if (event.at("/event/action").asText().equals("pii-read")) {
                if (lines++ % 1_000 == 0) {
                    EventSchema.check(event);
                }
                written.merge(
                        event.at("/user/id").asText(),
                        event.at("/pii/rows/fetched").asLong(),
                        Long::sum);
            } else {
                EventSchema.check(event);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
