package io.rowtally.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Mount;
import io.rowtally.it.harness.TelemetryFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the log goes away under a reading application and comes back: the gap is told, and no row is missing. */
class LostDiskTest {
    private static final String EACH_SECOND = "interval=1s";

    @TempDir
    private Path folder;

    @Test
    void aDiskThatIsFullForAWhileLosesNothing() throws Exception {
        try (Mount disk = Mount.at(folder.resolve("disk"), "size=24m,mode=0700");
                ReadingJvm jvm = ReadingJvm.start(folder, disk.path.resolve("log"), EACH_SECOND)) {
            jvm.says("pii-read");
            Path filler = fill(disk.path);
            jvm.complains("lines are kept in memory until it can");
            Fault.lasts(2, 60);
            Files.delete(filler);
            jvm.says("late_lines");
            jvm.end();

            TelemetryFile lines = TelemetryFile.in(jvm.log);
            jvm.assertExact(lines);
            assertTrue(ReadingJvm.told(lines, "/pii/log/outage/late_lines").asLong() > 10);
            assertEquals(0, ReadingJvm.told(lines, "/pii/log/gap/lines").asLong());
            jvm.assertHeapIsFlat();
            jvm.assertWhole();
        }
    }

    @Test
    void whatCouldNotBeWrittenUntilTheEndIsRecovered() throws Exception {
        try (Mount disk = Mount.at(folder.resolve("disk"), "size=24m,mode=0700");
                ReadingJvm jvm = ReadingJvm.start(folder, disk.path.resolve("log"), EACH_SECOND)) {
            jvm.says("pii-read");
            Path filler = fill(disk.path);
            jvm.complains("lines are kept in memory until it can");
            Fault.lasts(1, 10);
            jvm.end();
            long written = TelemetryFile.in(jvm.log).sum("/pii/rows/fetched", any -> true);
            assertTrue(written < jvm.rows(), written + " of " + jvm.rows());
            Files.delete(filler);

            ForkedJvm.Ended recovered = jvm.command("recover").run();

            assertEquals(0, recovered.status(), recovered.out() + recovered.err());
            TelemetryFile lines = TelemetryFile.in(jvm.log);
            jvm.assertExact(lines);
            long told =
                    lines.actions("recovered").get(0).at("/pii/recovered/rows").asLong();
            assertEquals(
                    lines.sum(
                            "/pii/rows/fetched",
                            line -> line.at("/pii/lossy/recovered").asBoolean()),
                    told);
            assertEquals(4, jvm.verify().status());
        }
    }

    /** What is there is the root of another disk, on which nothing can be made. */
    @Test
    void aDiskThatIsReadOnlyForAWhileLosesNothing() throws Exception {
        Path log = folder.resolve("log");
        try (ReadingJvm jvm = ReadingJvm.start(folder, log, EACH_SECOND)) {
            jvm.says("pii-read");
            try (Mount over = Mount.at(log, "size=1m,ro")) {
                jvm.complains("rowtally: "); // of the log, or of the inventory where that comes first
                Fault.lasts(3, 20);
            }
            assertComesBack(jvm, "no-directory");
        }
    }

    @Test
    void rightsThatAreTakenAwayAndGivenBackLoseNothing() throws Exception {
        Path log = folder.resolve("log");
        String[] asNobodySpecial = isRoot()
                ? new String[] {"setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"}
                : new String[0];
        try (ReadingJvm jvm = ReadingJvm.start(folder, log, EACH_SECOND, asNobodySpecial)) {
            jvm.says("pii-read");
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("---------"));
            jvm.complains("cannot be used, lines are kept in memory until it can");
            Fault.lasts(3, 20);
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwx------"));
            assertComesBack(jvm, "no-directory");
        }
    }

    private static void assertComesBack(ReadingJvm jvm, String reason) throws Exception {
        jvm.says("late_lines");
        jvm.end();

        TelemetryFile lines = TelemetryFile.in(jvm.log);
        jvm.assertExact(lines);
        assertEquals(reason, ReadingJvm.told(lines, "/pii/log/outage/reason").asText());
        assertEquals(0, ReadingJvm.told(lines, "/pii/log/gap/lines").asLong());
        jvm.assertHeapIsFlat();
        jvm.assertWhole();
    }

    /** What is in the directory goes with it; that it went, and how many lines, is told, and the rest is there. */
    @Test
    void aDirectoryThatIsRemovedIsMadeAgainAndSaysWhatWasInIt() throws Exception {
        Path log = folder.resolve("log");
        try (ReadingJvm jvm = ReadingJvm.start(folder, log, EACH_SECOND)) {
            jvm.says("pii-read");
            Path kept = Files.copy(log.resolve("verification.key"), folder.resolve("kept.key"));
            Path aside = Files.move(log, folder.resolve("aside"));
            jvm.until(() -> Files.exists(log.resolve("telemetry.jsonl")));
            Fault.lasts(1, 5);
            jvm.end();

            TelemetryFile before = TelemetryFile.in(aside);
            List<String> all = new ArrayList<>(Files.readAllLines(aside.resolve("telemetry.jsonl")));
            all.addAll(Files.readAllLines(log.resolve("telemetry.jsonl")));
            TelemetryFile lines = TelemetryFile.ofLines(all);
            jvm.assertExact(lines);
            JsonNode gone = ReadingJvm.told(lines, "/pii/log/gone/lines");
            assertEquals(before.lines().size(), gone.asLong());
            ForkedJvm.Ended verified = jvm.verify("--key", kept.toString());
            assertEquals(5, verified.status(), verified.out());
            assertTrue(verified.out().contains("the log's beginning is missing"), verified.out());
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] zeros = new byte[512];
            while (true) {
                out.write(zeros);
            }
        } catch (IOException e) {
            return filler; // that is what was wanted
        }
    }
}
