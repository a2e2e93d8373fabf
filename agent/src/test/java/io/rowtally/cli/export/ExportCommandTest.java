package io.rowtally.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Main;
import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import io.rowtally.telemetry.Action;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events an export has, in which order, and how it ends. */
class ExportCommandTest {
    @TempDir
    Path home;

    @Test
    void allSegmentsInTheirOrderPackedAndCurrent() throws Exception {
        Path log = home.resolve("log");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add(Log.line("01A", i + 1, "nj0" + i, 9));
        }
        Log.write(log.resolve("telemetry.jsonl"), lines.get(4));
        Log.writePacked(log.resolve("telemetry-2026-11-23.1000.jsonl.gz"), lines.get(3));
        Log.writePacked(log.resolve("telemetry-2026-11-23.999.jsonl.gz"), lines.get(2));
        Log.writePacked(log.resolve("telemetry-2026-11-22.000.jsonl.gz"), lines.get(0));
        Log.write(log.resolve("telemetry-2026-11-23.000.jsonl"), lines.get(1));

        Run run = Run.of("export", "--format", "ecs", log.toString());

        assertEquals(0, run.status, run.err);
        assertEquals(String.join("\n", lines) + "\n", run.out);
        assertEquals("", run.err);
    }

    @Test
    void anEventThatIsThereTwiceIsWrittenOnce() throws Exception {
        String one = Log.line("01A", 1, "nj01", 9);
        String other = Log.line("01B", 1, "nj02", 9);
        Log.write(home.resolve("a/telemetry.jsonl"), one, one);
        Log.write(home.resolve("b/telemetry.jsonl"), one, other);
        String a = home.resolve("a").toString();

        Run run = Run.of("export", "--format", "ECS", a, home.resolve("b").toString(), a);

        assertEquals(one + "\n" + other + "\n", run.out);
    }

    @Test
    void aPeriodHasWhatBeganInIt() throws Exception {
        String log = ExportedLog.in(home).toString();
        int all = count(Run.of("export", "--format", "ecs", log).out);

        assertEquals(all - 4, count(Run.of("export", "--format", "ecs", "--from", "2026-11-23T14:00:00Z", log).out));
        assertEquals(4, count(Run.of("export", "--format", "ecs", "--to", "2026-11-23T14:00:00Z", log).out));
        assertEquals(
                0,
                count(Run.of(
                                "export",
                                "--format",
                                "ecs",
                                "--from",
                                "2026-11-23T13:55:01Z",
                                "--to",
                                "2026-11-23T14:00:00Z",
                                log)
                        .out));
    }

    @Test
    void rollupsAreInEcsAloneUnlessTheyAreNamed() throws Exception {
        String log = ExportedLog.in(home).toString();
        int actions = Action.values().length;

        assertEquals(actions + 3, count(Run.of("export", "--format", "ecs", log).out));
        for (String format : new String[] {"ocsf", "cef", "leef"}) {
            assertEquals(actions + 2, count(Run.of("export", "--format", format, log).out), format);
        }
        assertEquals(5, count(Run.of("export", "--format", "csv", log).out));
        for (String format : new String[] {"ecs", "ocsf", "cef", "leef"}) {
            String named = Run.of("export", "--format", format, "--action", "pii-read-rollup,agent-stop", log).out;
            assertEquals(2, count(named), named);
        }
    }

    @Test
    void aDamagedLineIsTold() throws Exception {
        Log.write(home.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj01", 9), "{\"torn");

        Run run = Run.of("export", "--format", "cef", home.toString());

        assertEquals(0, run.status);
        assertEquals(1, count(run.out));
        assertTrue(run.err.contains("telemetry.jsonl:2"), run.err);
    }

    @Test
    void whatCannotBeMeantIsAUsageError() throws Exception {
        for (String[] given : new String[][] {
            {"export", home.toString()},
            {"export", "--format", "xml", home.toString()},
            {"export", "--format", "ecs"},
            {"export", "--format", "ecs", home.resolve("nowhere").toString()},
            {"export", "--format", "ecs", "--to", "soon", home.toString()}
        }) {
            Run run = Run.of(given);

            assertEquals(2, run.status, run.err);
            assertEquals("", run.out);
            assertEquals(1, count(run.err), run.err);
        }
    }

    @Test
    void anOutputThatTakesNothingMoreIsAnError() throws Exception {
        String[] lines = new String[9_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Log.line("01A", i + 1, "nj01", 9);
        }
        Log.write(home.resolve("telemetry.jsonl"), lines);
        for (long room : new long[] {0, 100_000}) {
            FullDisk disk = new FullDisk(room);
            Path err = home.resolve("err");

            int status = Main.run(
                    new String[] {"export", "--format", "ecs", home.toString()},
                    new PrintStream(disk),
                    new PrintStream(Files.newOutputStream(err), true, "UTF-8"),
                    Collections.emptyMap(),
                    Locale.ENGLISH);

            assertEquals(1, status);
            String said = new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
            assertEquals(1, count(said), said);
            assertTrue(said.contains("the output cannot be written"), said);
            assertTrue(disk.refused < 5_000_000, "it goes on writing");
        }
    }

    private static int count(String text) {
        return text.isEmpty() ? 0 : text.split("\n").length;
    }

    /** Takes so many bytes and then nothing, as a full disk or a closed pipe. */
    private static final class FullDisk extends OutputStream {
        private long room;
        long refused;

        FullDisk(long room) {
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > room) {
                refused += length;
                throw new IOException("No space left on device");
            }
            room -= length;
        }
    }
}
