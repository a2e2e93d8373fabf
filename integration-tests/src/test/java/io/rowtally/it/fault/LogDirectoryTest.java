package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.OpenSet;
import io.rowtally.it.app.Plain;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.TelemetryFile;
import io.rowtally.it.harness.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the log cannot be, the application does not notice and the operator is told in one line. */
class LogDirectoryTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    @Test
    void aDirectoryThatIsAFileIsSaidInOneLine() throws Exception {
        Files.createFile(folder.resolve("log"));

        ForkedJvm.Ended ended = run("log.dir=log,banner=false");

        assertUnnoticed(ended);
        assertEquals(2, ended.err().lines().count(), ended.err());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaidInOneLine() throws Exception {
        ForkedJvm.Ended ended = run("log.dir=/proc/no/such,banner=false");

        assertUnnoticed(ended);
        assertEquals(2, ended.err().lines().count(), ended.err());
    }

    @Test
    void aFullDiskIsSaidInOneLine() throws Exception {
        Path log = Files.createDirectories(folder.resolve("log"));
        Files.createSymbolicLink(log.resolve("telemetry.jsonl"), Path.of("/dev/full"));

        ForkedJvm.Ended ended = run("log.dir=log,banner=false");

        assertUnnoticed(ended);
        assertTrue(ended.err().contains("rowtally: "), ended.err());
    }

    @Test
    void filesAreTheOwnersOnly() throws Exception {
        assertUnnoticed(run("log.dir=log,banner=false"));

        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertEquals(
                        expected, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
            }
        }
    }

    @Test
    void twoJvmsWithOneDirectoryWriteApart() throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path log = folder.resolve("shared");
        Process running = ForkedJvm.of(JAVA, first)
                .shortLived()
                .agent("log.dir=" + log + ",banner=false")
                .main(OpenSet.class, folder.resolve("end").toString())
                .start();
        Until.holds(() -> Files.exists(log.resolve("telemetry.jsonl")), running);

        ForkedJvm.Ended second = run("log.dir=" + log);
        Files.createFile(folder.resolve("end"));
        assertEquals(0, running.waitFor());

        assertUnnoticed(second);
        assertTrue(second.err().contains("shared-2"), second.err());
        assertEquals(3, TelemetryFile.in(folder.resolve("shared-2")).sum("/pii/rows/fetched", any -> true));
        long rows = Long.parseLong(
                Files.readString(first.resolve("stdout")).split("rows ")[1].trim());
        assertEquals(rows, TelemetryFile.in(log).sum("/pii/rows/fetched", any -> true));
    }

    private ForkedJvm.Ended run(String settings) throws Exception {
        return ForkedJvm.of(JAVA, folder)
                .shortLived()
                .agent(settings)
                .main(Plain.class)
                .run();
    }

    private static void assertUnnoticed(ForkedJvm.Ended ended) {
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().endsWith("done" + System.lineSeparator()), ended.out());
    }
}
