package io.rowtally.it.switched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.app.switched.ReadOnCommand;
import io.rowtally.it.harness.ClassPath;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link ReadOnCommand} under the agent, in a JVM of its own, and what it has logged so far. */
final class Told implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private int times;

    private Told(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Its log is {@code log} in the folder, an interval a second. */
    static Told start(Path java, Path folder, Path jar, String settings, String... arguments) throws IOException {
        return start(ForkedJvm.of(java, folder), folder, jar, settings, arguments);
    }

    /** @param jvm with whatever options it has */
    static Told start(ForkedJvm jvm, Path folder, Path jar, String settings, String... arguments) throws IOException {
        jvm.shortLived()
                .classPath(ClassPath.text(ClassPath.of("h2-", "HikariCP-", "slf4j-", "postgresql-", "hsqldb-")))
                .agent(jar, "log.dir=log,interval=1s,banner=false" + (settings.isEmpty() ? "" : "," + settings));
        return new Told(folder, jvm.main(ReadOnCommand.class, arguments).start());
    }

    static Told start(Path java, Path folder, String settings, String... arguments) throws IOException {
        return start(java, folder, ForkedJvm.agentJar(), settings, arguments);
    }

    Process process() {
        return process;
    }

    /** Has the program do something, and waits until it has. */
    void tell(String command, int rows) throws Exception {
        assertEquals(rows, ask(command), command);
    }

    /** What the program says that it has read. */
    int ask(String command) throws Exception {
        String done = ++times + " " + command + " ";
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        Until.holds(() -> answer(done) != null, process);
        return Integer.parseInt(answer(done));
    }

    /** Null until the whole line is there. */
    private String answer(String done) throws IOException {
        String out = Files.readString(folder.resolve("stdout"));
        return out.substring(0, out.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(done))
                .map(line -> line.substring(done.length()))
                .findFirst()
                .orElse(null);
    }

    /** Waits for the first, second, ... event of a kind. */
    JsonNode event(String action, int number) throws Exception {
        Until.holds(() -> telemetry().actions(action).size() >= number, process);
        return telemetry().actions(action).get(number - 1);
    }

    /** Waits until so many rows are in the log, and as many as can come: what is read in vain would be among them. */
    void awaitRows(long rows) throws Exception {
        Until.holds(() -> rows() >= rows, process);
    }

    /** Rows fetched that are in the log. */
    long rows() throws IOException {
        return telemetry().sum("/pii/rows/fetched", any -> true);
    }

    TelemetryFile telemetry() throws IOException {
        Path log = folder.resolve("log/telemetry.jsonl");
        return Files.exists(log)
                ? TelemetryFile.ofWholeLines(Files.readString(log, StandardCharsets.UTF_8))
                : TelemetryFile.NOTHING;
    }

    List<JsonNode> events(String action) throws IOException {
        return telemetry().actions(action);
    }

    /** Has it end in an orderly way. */
    int end() throws Exception {
        process.getOutputStream().close();
        return process.waitFor();
    }

    /** What {@code verify} says of the log. */
    ForkedJvm.Ended verify(Path java) throws Exception {
        Path aside = Files.createDirectories(folder.resolve("verify"));
        return ForkedJvm.of(java, aside)
                .shortLived()
                .command("verify", folder.resolve("log").toString())
                .run();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
