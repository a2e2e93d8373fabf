package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.fault.Readers;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A JVM that reads while something happens to its log, and what is asked of the log afterwards. */
final class ReadingJvm implements AutoCloseable {
    /** Bytes of the heap between its first third and its last: lines that wait take 16 MiB at most, the rest is buffers and classes. */
    private static final long NOISE = 24L << 20;

    /** Seconds after which a program is taken to hang. */
    private static final long LONGEST = 3_600;

    private static final String SOURCE = ",banner=false,user.source=sql:SET @app_user,log.free.min=0,";

    final Path log;
    private final Path folder;
    private final Path end;
    private final Process process;
    private String out = "";

    private ReadingJvm(Path folder, Path log, ForkedJvm jvm) throws IOException {
        this.folder = folder;
        this.log = log;
        this.end = folder.resolve("end");
        this.process = jvm.start();
    }

    /** Four threads that read about 6,000 rows a second together for ten users. */
    static ReadingJvm start(Path folder, Path log, String settings, String... under) throws IOException {
        return start(folder, log, settings, new int[] {4, 10, 100}, 360_000, 600, under);
    }

    /** @param sizes threads, users, and rows of a set */
    static ReadingJvm start(
            Path folder, Path log, String settings, int[] sizes, long rowsPerMinute, long seconds, String... under)
            throws IOException {
        ForkedJvm jvm = ForkedJvm.of(Fault.java(), folder)
                .under(under)
                .agent("log.dir=" + log + SOURCE + settings)
                .option("-Xmx1g")
                .main(
                        Readers.class,
                        "" + sizes[0],
                        "" + sizes[1],
                        "" + sizes[2],
                        "" + rowsPerMinute,
                        "" + seconds,
                        folder.resolve("end").toString(),
                        log.resolve("telemetry.jsonl").toString());
        return new ReadingJvm(folder, log, jvm);
    }

    /** Waits for these words in the current segment. */
    void says(String words) throws Exception {
        Path current = log.resolve("telemetry.jsonl");
        until(() -> Files.exists(current) && Files.readString(current).contains(words));
    }

    /** Waits for these words on standard error, or in the agent's own log. */
    void complains(String words) throws Exception {
        Path err = folder.resolve("stderr");
        until(() -> Files.readString(err).contains(words));
    }

    void until(Callable<Boolean> condition) throws Exception {
        try {
            Until.holds(condition, process, 180);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + err(), e);
        }
    }

    /** Has it end, in order. */
    void end() throws Exception {
        if (!Files.exists(end)) {
            Files.createFile(end);
        }
        ends();
    }

    /** Waits until its time is over. */
    void ends() throws Exception {
        assertTrue(process.waitFor(LONGEST, TimeUnit.SECONDS), "it does not end");
        out = Files.readString(folder.resolve("stdout"));
        assertEquals(0, process.exitValue(), out + err());
    }

    String out() {
        return out;
    }

    String err() {
        try {
            return Files.readString(folder.resolve("stderr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows that the program itself has counted. */
    long rows() {
        return number("ROWS ");
    }

    long number(String before) {
        String line =
                out.lines().filter(one -> one.startsWith(before)).findFirst().orElseThrow();
        return Long.parseLong(line.substring(before.length()).trim());
    }

    /** Each user's lines add up to what the program has counted for him. */
    void assertExact(TelemetryFile lines) {
        Map<String, Long> written = new TreeMap<>();
        for (JsonNode line : lines.actions("pii-read")) {
            written.merge(
                    line.at("/user/id").asText(), line.at("/pii/rows/fetched").asLong(), Long::sum);
        }
        assertExact(written);
        assertEquals(0, lines.sum("/pii/lossy/dropped_rows", any -> true));
    }

    /** @param written rows by user */
    void assertExact(Map<String, Long> written) {
        Map<String, Long> counted = new TreeMap<>();
        out.lines()
                .filter(line -> line.startsWith("USER "))
                .map(line -> line.split(" "))
                .forEach(parts -> counted.put(parts[1], Long.valueOf(parts[2])));
        counted.values().removeIf(rows -> rows == 0);
        written.values().removeIf(rows -> rows == 0);
        Map<String, String> wrong = new TreeMap<>();
        counted.forEach((user, rows) -> {
            Long found = written.remove(user);
            if (!rows.equals(found) && wrong.size() < 20) {
                wrong.put(user, rows + " rows counted, written " + found);
            }
        });
        written.forEach((user, rows) -> wrong.put(user, rows + " rows written, none counted"));
        assertTrue(wrong.isEmpty(), () -> wrong + ": " + err());
    }

    void assertHeapIsFlat() {
        long first = number("LIVE first ");
        long last = number("LIVE last ");
        assertTrue(last <= first + NOISE, "from " + first + " to " + last + " bytes live");
    }

    /** The only health event that has this field. */
    static JsonNode told(TelemetryFile lines, String pointer) {
        List<JsonNode> found = lines.actions("agent-health").stream()
                .filter(line -> !line.at(pointer).isMissingNode())
                .toList();
        assertEquals(1, found.size(), found.toString());
        return found.get(0).at(pointer);
    }

    ForkedJvm.Ended verify(String... key) throws Exception {
        ForkedJvm jvm = command("verify");
        for (String one : key) {
            jvm.option(one);
        }
        return jvm.run();
    }

    void assertWhole() throws Exception {
        ForkedJvm.Ended verified = verify();
        assertEquals(0, verified.status(), verified.out() + verified.err());
    }

    ForkedJvm command(String name) throws IOException {
        return ForkedJvm.of(Fault.java(), Files.createDirectories(folder.resolve(name)))
                .shortLived()
                .command(name, log.toString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
