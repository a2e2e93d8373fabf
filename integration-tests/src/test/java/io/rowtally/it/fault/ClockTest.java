package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system's clock is set while the application reads. The process's own clock is: its calls go through a library that a C compiler
 * makes here, without which the tests are skipped; {@code TelemetryLogTest} has the same with a clock of its own.
 */
class ClockTest {
    private static final long TWO_HOURS = 7_200;

    @TempDir
    private Path folder;

    @Test
    void eachStepOfTheClockIsAnEventTimeNeverGoesBackAndTheLogIsWhole() throws Exception {
        try (ReadingJvm jvm = start(0)) {
            jvm.says("pii-read");
            set(-TWO_HOURS);
            jvm.says("\"jump_ms\":-7");
            Fault.lasts(2, 10);
            set(TWO_HOURS);
            jvm.says("\"jump_ms\":14");
            Fault.lasts(2, 10);
            set(0);
            jvm.says("\"jump_ms\":-7200");
            Fault.lasts(2, 10);
            jvm.end();

            TelemetryFile lines = TelemetryFile.ofSegments(jvm.log);
            jvm.assertExact(lines);
            List<Long> jumps = lines.lines().stream()
                    .map(line -> line.at("/pii/log/clock/jump_ms"))
                    .filter(jump -> !jump.isMissingNode())
                    .map(jump -> Math.round(jump.asLong() / 1_000.0))
                    .toList();
            assertEquals(List.of(-TWO_HOURS, 2 * TWO_HOURS, -TWO_HOURS), jumps);
            assertOrdered(lines);
            jvm.assertHeapIsFlat();
            jvm.assertWhole();
        }
    }

    @Test
    void aLeapDayHasSegmentsOfItsOwn() throws Exception {
        Instant before = Instant.parse("2028-02-28T23:59:50Z");
        try (ReadingJvm jvm = start(before.getEpochSecond() - Instant.now().getEpochSecond())) {
            jvm.until(() -> Files.exists(jvm.log.resolve("telemetry-2028-02-28.000.jsonl")));
            jvm.says("pii-read");
            set(Instant.parse("2028-02-29T23:59:57Z").getEpochSecond()
                    - Instant.now().getEpochSecond());
            jvm.until(() -> Files.exists(jvm.log.resolve("telemetry-2028-02-29.000.jsonl")));
            jvm.says("pii-read");
            jvm.end();

            TelemetryFile lines = TelemetryFile.ofSegments(jvm.log);
            jvm.assertExact(lines);
            assertOrdered(lines);
            assertTrue(Files.readString(jvm.log.resolve("telemetry.jsonl"))
                    .startsWith("{\"@timestamp\":\"2028-03-01T00:00:"));
            for (String line : Files.readAllLines(jvm.log.resolve("telemetry-2028-02-29.000.jsonl"))) {
                assertTrue(line.startsWith("{\"@timestamp\":\"2028-02-29T"), line);
            }
            jvm.assertWhole();
        }
    }

    private static void assertOrdered(TelemetryFile lines) {
        String last = "";
        long epoch = 0;
        for (JsonNode line : lines.lines()) {
            String time = line.at("/@timestamp").asText();
            assertTrue(time.compareTo(last) >= 0, last + " before " + time);
            assertTrue(line.at("/integrity/epoch").asLong() >= epoch, line.toString());
            last = time;
            epoch = line.at("/integrity/epoch").asLong();
        }
    }

    private ReadingJvm start(long seconds) throws Exception {
        Path library = compiled();
        set(seconds);
        return ReadingJvm.start(
                folder,
                folder.resolve("log"),
                "interval=1s",
                "env",
                "LD_PRELOAD=" + library,
                "CLOCK_OFFSET=" + folder.resolve("offset"));
    }

    private void set(long seconds) throws IOException {
        Path next = folder.resolve("next");
        Files.writeString(next, "" + seconds);
        Files.move(next, folder.resolve("offset"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path compiled() throws Exception {
        Path source = folder.resolve("clock.c");
        try (InputStream in = ClockTest.class.getResourceAsStream("clock.c")) {
            Files.copy(in, source);
        }
        Path library = folder.resolve("clock.so");
        try {
            Process cc = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("cc").toFile())
                    .start();
            assumeTrue(cc.waitFor() == 0, Files.readString(folder.resolve("cc")));
        } catch (IOException e) {
            assumeTrue(false, "no C compiler: " + e);
        }
        return library;
    }
}
