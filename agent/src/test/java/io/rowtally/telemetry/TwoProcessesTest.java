package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real JVMs with one {@code log.dir}. */
class TwoProcessesTest {

    @TempDir
    Path temp;

    @Test
    void twoJvmsWithOneDirectoryWriteApart() throws Exception {
        Path wanted = temp.resolve("d");
        try (Rig rig = new Rig(wanted)) {
            rig.read("mine", 1);

            Process other = Neighbour.start(wanted);
            try {
                assertEquals(wanted.resolveSibling("d-2").toString(), Neighbour.directoryOf(other));
                rig.read("mine", 2);
                assertEquals(
                        Collections.singletonList("theirs"),
                        LogLines.values(LogLines.read(temp.resolve("d-2").resolve("telemetry.jsonl")), "user.id"));
            } finally {
                end(other);
            }
            List<Map<String, Object>> lines = LogLines.read(rig.file());
            assertEquals(2, lines.size());
            Rig.assertNoGap(lines);
        }
    }

    @Test
    void aSecondTryInTheSameJvmDoesNotGiveUpTheLockOfTheFirst() throws Exception {
        Path wanted = temp.resolve("d");
        try (Rig first = new Rig(wanted);
                Rig second = new Rig(wanted)) {
            assertEquals(wanted, first.directory.path());
            assertEquals(temp.resolve("d-2"), second.directory.path());

            Process other = Neighbour.start(wanted);
            try {
                assertEquals(temp.resolve("d-3").toString(), Neighbour.directoryOf(other));
            } finally {
                end(other);
            }
        }
    }

    @Test
    void theDirectoryOfAKilledJvmIsTakenOverAndTheEndIsKnown() throws Exception {
        Path wanted = temp.resolve("d");
        Process other = Neighbour.start(wanted);
        try {
            assertEquals(wanted.toString(), Neighbour.directoryOf(other));
        } finally {
            end(other);
        }

        try (Rig rig = new Rig(wanted, "2100-01-01T00:00:00.000Z", s -> s)) {
            assertEquals(wanted, rig.directory.path());
            assertEquals(PreviousRun.Ending.CUT_OFF, rig.directory.previousRun().ending());
            assertEquals("pii-read", rig.directory.previousRun().lastAction());
        }
    }

    /** As {@code verify} does, which takes the lock for an instant to find out whether a process writes. */
    @Test
    void whoAsksWhetherTheDirectoryIsHeldDoesNotTurnItsAgentAway() throws Exception {
        Path wanted = temp.resolve("d");
        TelemetryDirectory.open(wanted, problem -> {}).close();
        Process asking = Fork.java(Asking.class, wanted.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals("asking", Neighbour.directoryOf(asking));
            for (int i = 0; i < 2_000; i++) {
                try (TelemetryDirectory directory = TelemetryDirectory.open(wanted, problem -> {})) {
                    assertEquals(wanted, directory.path(), "try " + i);
                }
            }
        } finally {
            end(asking);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }

    /** The other JVM: writes a line, tells its directory, and holds it until it is killed. */
    static final class Neighbour {

        private Neighbour() {}

        static Process start(Path wanted) throws IOException {
            return Fork.java(Neighbour.class, wanted.toString())
                    .redirectErrorStream(true)
                    .start();
        }

        static String directoryOf(Process process) throws IOException {
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        }

        public static void main(String[] args) throws IOException {
            Clock clock = Clock.systemUTC();
            TelemetryDirectory directory = TelemetryDirectory.open(Paths.get(args[0]), problem -> {});
            TelemetryLog log = TelemetryLog.open(
                    directory,
                    LogSettings.in(Paths.get(args[0])).freeFloorBytes(0),
                    Source.of("1.0.0", null, null, clock.instant()),
                    clock,
                    problem -> {});
            log.append(Rig.reading("theirs", 1));
            System.out.println(directory.path());
            while (System.in.read() >= 0) {
                // the test never writes: this waits until it is killed
            }
        }
    }

    /** Asks all the time. */
    static final class Asking {

        private Asking() {}

        public static void main(String[] args) {
            Path directory = Paths.get(args[0]);
            TelemetryDirectory.isHeld(directory);
            System.out.println("asking");
            long held = 0;
            while (held >= 0) { // until it is killed
                held += TelemetryDirectory.isHeld(directory) ? 1 : 0;
            }
        }
    }
}
