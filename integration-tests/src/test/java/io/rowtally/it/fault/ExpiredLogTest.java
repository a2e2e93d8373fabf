package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.ReadUntilTold;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged jar has written expires, by its name, when the packaged jar goes on two years later: {@code verify} tells it and finds what
 * is taken away beyond that, and {@code report} still has every row. Years are tried with a clock in the agent's {@code ExpiredLogTest}.
 */
class ExpiredLogTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    private Path log;
    private Path key;

    private ForkedJvm.Ended command(String... arguments) throws Exception {
        return ForkedJvm.of(JAVA, folder).shortLived().command(arguments).run();
    }

    private ForkedJvm.Ended verify() throws Exception {
        return command("verify", log.toString(), "--key", key.toString());
    }

    private List<Path> segments(String name) throws Exception {
        try (Stream<Path> files = Files.list(log.resolve(name))) {
            return files.filter(file -> file.getFileName().toString().startsWith("telemetry-"))
                    .sorted()
                    .toList();
        }
    }

    /** Reads until that holds, and returns how many rows. */
    private long read(String name, Callable<Boolean> until) throws Exception {
        Path work = Files.createDirectory(folder.resolve(name));
        Process process = ForkedJvm.of(JAVA, work)
                .agent("log.dir=" + log + ",interval=1s,banner=false,log.segment.size=16KiB")
                .main(ReadUntilTold.class, work.resolve("end").toString())
                .start();
        Until.holds(until, process);
        Files.createFile(work.resolve("end"));
        assertEquals(0, process.waitFor());
        return Long.parseLong(Files.readString(work.resolve("stdout")).trim().replace("rows ", ""));
    }

    /** All segments are of two years ago. */
    private void age() throws Exception {
        int number = 0;
        for (Path segment : segments("")) {
            String name =
                    segment.getFileName().toString().replaceFirst("\\d{4}-\\d\\d-\\d\\d\\.\\d+", "2024-11-23.%03d");
            Files.move(segment, log.resolve(String.format(Locale.ROOT, name, number++)));
        }
        Files.move(
                log.resolve("telemetry.jsonl"),
                log.resolve(String.format(Locale.ROOT, "telemetry-2024-11-23.%03d.jsonl", number)));
    }

    @Test
    void isToldStillCountsAndIsNotMistakenForWhatIsTakenAway() throws Exception {
        log = folder.resolve("log");
        long rows = read("first", () -> Files.isDirectory(log) && segments("").size() >= 3);
        key = Files.move(log.resolve("verification.key"), folder.resolve("kept.key"));
        age();
        int old = segments("").size();
        rows += read(
                "second",
                () -> segments("").stream().noneMatch(path -> path.toString().contains("2024"))
                        && segments("").size() >= 2);

        ForkedJvm.Ended whole = verify();
        assertEquals(0, whole.status(), whole.out());
        List<String> told =
                whole.out().lines().filter(line -> line.startsWith("expired")).toList();
        assertEquals(old, told.size(), whole.out());
        assertTrue(
                told.get(0)
                        .matches(
                                "expired  telemetry-2024-11-23\\.000\\.jsonl on 20\\d\\d-.*Z, older than 400 days: \\d+ lines, .*"),
                told.get(0));
        String report = command("report", log.toString(), "--json").out();
        assertTrue(report.contains("\"read\":" + rows + ","), rows + " rows: " + report);

        Path aside = folder.resolve("aside");
        List<Path> kept = segments("kept");
        Files.move(kept.get(0), aside);
        ForkedJvm.Ended withoutKept = verify();
        assertEquals(5, withoutKept.status(), withoutKept.out());
        assertTrue(withoutKept.out().startsWith("gap      kept/telemetry-2024-11-23"), withoutKept.out());
        Files.move(aside, kept.get(0));

        Path oldest = segments("").get(0);
        Files.move(oldest, aside);
        ForkedJvm.Ended withoutOldest = verify();
        assertEquals(5, withoutOldest.status(), withoutOldest.out());
        Files.move(aside, oldest);
        assertEquals(0, verify().status());
    }
}
