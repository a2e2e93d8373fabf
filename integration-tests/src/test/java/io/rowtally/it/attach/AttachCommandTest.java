package io.rowtally.it.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.it.app.Plain;
import io.rowtally.it.app.Unclosed;
import io.rowtally.it.harness.ForkedJvm;
import io.rowtally.it.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code attach}: what it says and how it ends, and what the process notices. */
class AttachCommandTest {
    private static final Path NEWEST = Jdks.all().get(17);

    @TempDir
    private Path folder;

    /** The bridge is defined in one way on Java 8 and in another on all others. */
    static Stream<Integer> jdks() {
        return Jdks.chosen().stream().filter(major -> major == 8 || major == 17 || major == 25);
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void aSecondAttachIsRefused(int major) throws Exception {
        Path home = Jdks.all().get(major);
        try (Running running = waiting(ForkedJvm.of(home, folder))) {
            ForkedJvm.Ended first = running.attach(home, "log.dir=log,banner=false");
            ForkedJvm.Ended second = running.attach(home, "log.dir=other");
            running.goOn();

            assertEquals(0, first.status(), first.err());
            assertEquals(3, second.status(), second.err());
            assertTrue(
                    second.err().startsWith("rowtally: runs in " + running.pid() + " already, since 20"), second.err());
            assertEquals(1, second.err().lines().count());
            assertEquals("", second.out());
            assertTrue(Files.notExists(folder.resolve("other")));
            assertTrue(running.out().endsWith("done" + System.lineSeparator()));
        }
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void anAttachToAJvmThatStartedWithTheAgentIsRefused(int major) throws Exception {
        Path home = Jdks.all().get(major);
        ForkedJvm jvm = ForkedJvm.of(home, folder).agent("log.dir=log,banner=false");
        try (Running running = waiting(jvm)) {
            ForkedJvm.Ended second = running.attach(home, "");
            running.goOn();

            assertEquals(3, second.status(), second.err());
            assertEquals(1, second.err().lines().count());
        }
    }

    @Test
    void theListTellsWhereTheAgentRuns() throws Exception {
        Path with = Files.createDirectories(folder.resolve("with"));
        Path without = Files.createDirectories(folder.resolve("without"));
        try (Running one = waiting(ForkedJvm.of(NEWEST, with).agent("log.dir=log,banner=false"), with);
                Running other = waiting(ForkedJvm.of(NEWEST, without), without)) {
            ForkedJvm.Ended list = one.command(NEWEST, "--list");

            assertEquals(0, list.status(), list.err());
            assertTrue(list.out().lines().findFirst().orElseThrow().matches("PID +agent +main class"), list.out());
            List<String> lines =
                    list.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
            assertTrue(lines.contains(one.pid() + " loaded " + Plain.class.getName()), list.out());
            assertTrue(lines.contains(other.pid() + " - " + Plain.class.getName()), list.out());
        }
    }

    @Test
    void whatIsNoProcessIsAUsageError() throws Exception {
        for (String pid : new String[] {"999999999", "me", "-1"}) {
            ForkedJvm.Ended ended = Running.attach(NEWEST, folder, pid);

            assertEquals(2, ended.status(), ended.err());
            assertEquals(1, ended.err().lines().count(), ended.err());
            assertEquals("", ended.out());
        }
    }

    @Test
    void aProcessThatIsNoJvmIsLeftAlone() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            ForkedJvm.Ended ended = Running.attach(NEWEST, folder, Long.toString(sleeping.pid()));

            assertEquals(4, ended.status(), ended.err());
            assertTrue(ended.err().contains("not a Java virtual machine"), ended.err());
            assertTrue(sleeping.isAlive());
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void aJvmThatForbidsItIsRefusedWithWhatToDo() throws Exception {
        for (String option : new String[] {"-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"}) {
            Path work = Files.createDirectories(folder.resolve(option.substring(5)));
            Path home = Jdks.all().getOrDefault(21, Jdks.all().get(25));
            try (Running running = waiting(ForkedJvm.of(home, work).option(option), work)) {
                ForkedJvm.Ended ended = running.attach(home, "");
                running.goOn();

                assertEquals(4, ended.status(), ended.err());
                assertEquals(1, ended.err().lines().count(), ended.err());
                assertTrue(ended.err().contains("start it with"), ended.err());
            }
        }
    }

    @Test
    void settingsThatKeepTheAgentOffLeaveTheProcessForALaterAttach() throws Exception {
        try (Running running = waiting(ForkedJvm.of(NEWEST, folder))) {
            ForkedJvm.Ended off = running.attach(NEWEST, "mode=off");
            ForkedJvm.Ended on = running.attach(NEWEST, "log.dir=log,banner=false");
            running.goOn();

            assertEquals(2, off.status(), off.err());
            assertEquals(0, on.status(), on.err());
        }
    }

    /** Java 8's attach interface takes the answer of a newer JVM for an error. */
    @Test
    void anOldJavaAttachesToANewOne() throws Exception {
        Path old = Jdks.all().getOrDefault(8, NEWEST);
        try (Running running = waiting(ForkedJvm.of(NEWEST, folder))) {
            ForkedJvm.Ended ended = running.attach(old, "log.dir=log,banner=false");
            running.goOn();

            assertEquals(0, ended.status(), ended.err());
        }
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("jdks")
    void unclosedResultSetsAreForgotten(int major) throws Exception {
        Path home = Jdks.all().get(major);
        ForkedJvm jvm =
                ForkedJvm.of(home, folder).shortLived().option("-Xmx48m").main(Unclosed.class);
        try (Running running = Running.until("ready", jvm, folder)) {
            ForkedJvm.Ended ended = running.attach(home, "log.dir=log,banner=false");
            running.goOn();

            assertEquals(0, ended.status(), ended.err());
            assertTrue(running.out().contains("forgotten"), running.out());
        }
    }

    private Running waiting(ForkedJvm jvm) throws Exception {
        return waiting(jvm, folder);
    }

    /** A program that has read three rows and waits for a line. */
    private static Running waiting(ForkedJvm jvm, Path work) throws Exception {
        return Running.until("done", jvm.shortLived().main(Plain.class, "wait"), work);
    }
}
