package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class AgentLogTest {

    @TempDir
    Path temp;

    @Test
    void messagesFromBeforeTheDirectoryAreWrittenFirst() throws IOException {
        Path file = temp.resolve("d").resolve("agent.log");
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            Logger logger = log.logger("start");
            logger.info("early {}", 1);
            assertFalse(Files.exists(file));

            assertTrue(log.attach(directory));
            logger.warn("late");

            List<String> lines = LogLines.text(file);
            assertEquals(2, lines.size());
            assertTrue(
                    lines.get(0).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z INFO \\[.+] start - early 1"),
                    lines.get(0));
            assertTrue(lines.get(1).endsWith(" start - late"), lines.get(1));
            assertEquals("rw-------", LogLines.mode(file));
        }
    }

    @Test
    void onlyTheNewestMessagesWaitAndTheOthersAreCounted() throws IOException {
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            for (int i = 0; i < 300; i++) {
                log.logger("x").info("message {}", i);
            }
            log.attach(directory);

            List<String> lines = LogLines.text(temp.resolve("d").resolve("agent.log"));
            assertEquals(257, lines.size());
            assertEquals("44 older messages were dropped while there was no directory", lines.get(0));
            assertTrue(lines.get(1).endsWith("message 44"), lines.get(1));
        }
    }

    @Test
    void withoutADirectoryItWaitsAndThenWrites() throws IOException {
        Path blocked = Files.createFile(temp.resolve("d"));
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(blocked, p -> {})) {
            log.logger("x").info("kept");
            assertFalse(log.attach(directory));

            Files.delete(blocked);
            directory.retry();

            assertTrue(log.attach(directory));
            assertTrue(LogLines.text(blocked.resolve("agent.log")).get(0).endsWith("kept"));
        }
    }

    @Test
    void theRemovedDirectoryIsWrittenAgain() throws IOException {
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            log.attach(directory);
            log.logger("x").info("gone");
            Trees.delete(temp.resolve("d"));

            directory.retry();
            assertTrue(log.attach(directory));
            log.logger("x").info("after");

            List<String> lines = LogLines.text(temp.resolve("d").resolve("agent.log"));
            assertEquals(1, lines.size());
            assertTrue(lines.get(0).endsWith("after"), lines.get(0));
        }
    }

    @Test
    void aLongChainOfCausesIsCutAndSoAreItsFrames() throws IOException {
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            log.attach(directory);
            Throwable deep = deep(200);
            for (int i = 0; i < 100; i++) {
                deep = new IllegalStateException(deep);
                deep.setStackTrace(new StackTraceElement[0]);
            }

            log.logger("x").warn("bottomless", deep);
            log.logger("x").warn("deep", deep(200));
            log.logger("x").debug("not at this level");

            List<String> lines = LogLines.text(temp.resolve("d").resolve("agent.log"));
            int second = lines.size() - 42;
            assertEquals(6, second, "a line and five throwables");
            assertTrue(lines.get(second).endsWith("deep"), lines.get(second));
            assertTrue(lines.get(second + 41).startsWith("    "), "forty frames");
        }
    }

    private static Throwable deep(int frames) {
        return frames == 0 ? new IllegalStateException() : deep(frames - 1);
    }

    @Test
    void messagesOfExceptionsThatMayQuoteDataAreWithheld() throws IOException {
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            log.attach(directory);
            Exception cause = new NumberFormatException("For input string: \"13800000000\"");

            log.logger("x").warn("failed", new IllegalStateException("canary 13800000000", cause));
            log.logger("x").warn("disk", new IOException("No space left on device"));

            String text = String.join("\n", LogLines.text(temp.resolve("d").resolve("agent.log")));
            assertFalse(text.contains("13800000000"), text);
            assertTrue(text.contains("caused by java.lang.NumberFormatException: (message withheld)"), text);
            assertTrue(text.contains("java.io.IOException: No space left on device"), text);
            assertTrue(text.contains("AgentLogTest.messagesOfExceptionsThatMayQuoteDataAreWithheld"), text);
        }
    }

    @Test
    void aMessageCannotForgeALine() throws IOException {
        try (AgentLog log = AgentLog.holding();
                TelemetryDirectory directory = TelemetryDirectory.open(temp.resolve("d"), p -> {})) {
            log.attach(directory);

            log.logger("x").info("user {} seen", "a\n2026-11-23T14:00:00.000Z ERROR [main] x - forged");

            assertEquals(
                    1, LogLines.text(temp.resolve("d").resolve("agent.log")).size());
        }
    }

    @Test
    void twoFilesOfItsSizeAreAllThatItTakes() throws Exception {
        Path directory = temp.resolve("100% (d)");
        try (AgentLog log = AgentLog.holding(10_000);
                TelemetryDirectory opened = TelemetryDirectory.open(directory, p -> {})) {
            log.attach(opened);
            for (int i = 0; i < 1000; i++) {
                log.logger("x").info("message {}", i);
            }

            Path rolled = directory.resolve("agent.log.1");
            assertTrue(Files.size(rolled) < 10_200, Files.size(rolled) + " bytes");
            assertTrue(Files.size(directory.resolve("agent.log")) < 10_200);
            List<String> lines = LogLines.text(directory.resolve("agent.log"));
            assertTrue(lines.get(lines.size() - 1).endsWith("message 999"));
            assertEquals(Arrays.asList("agent.log", "agent.log.1", "state"), LogLines.names(directory));
            assertEquals("rw-------", LogLines.mode(directory.resolve("agent.log")));
            assertEquals("rw-------", LogLines.mode(rolled));
        }
    }

    @Test
    void theApplicationsLogbackSettingsAreNotReadAndNothingIsPrinted() throws Exception {
        Path classes = Files.createDirectory(temp.resolve("classes"));
        Path victim = temp.resolve("application.log");
        String xml = "<configuration debug=\"true\"><appender name=\"F\" class=\"ch.qos.logback.core.FileAppender\">"
                + "<file>" + victim + "</file><encoder><pattern>%m%n</pattern></encoder></appender>"
                + "<root level=\"trace\"><appender-ref ref=\"F\"/></root></configuration>";
        Files.write(classes.resolve("logback.xml"), xml.getBytes(StandardCharsets.UTF_8));
        List<String> options = Arrays.asList(
                "-Dlogback.configurationFile=" + classes.resolve("logback.xml"),
                "-Dlogback.debug=true",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.OnConsoleStatusListener");

        Process process = Fork.java(options, Solitary.class, temp.resolve("d").toString())
                .redirectErrorStream(true)
                .start();
        List<String> output;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output = reader.lines().collect(Collectors.toList());
        }

        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(Arrays.asList("threads: []", "slf4j untouched: true"), output);
        assertFalse(Files.exists(victim));
        assertTrue(LogLines.text(temp.resolve("d").resolve("agent.log")).get(0).endsWith("hello"));
    }

    /** An application in which only the agent logs; tells which threads that started, and whether slf4j woke up. */
    static final class Solitary {

        private Solitary() {}

        public static void main(String[] args) throws ReflectiveOperationException {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            try (AgentLog log = AgentLog.holding();
                    TelemetryDirectory directory = TelemetryDirectory.open(Paths.get(args[0]), p -> {})) {
                log.attach(directory);
                log.logger("x").info("hello");
                log.logger("x").debug("not at this level");
                Set<Thread> after = Thread.getAllStackTraces().keySet();
                after.removeAll(before);
                System.out.println("threads: " + after);
            }
            Field state = LoggerFactory.class.getDeclaredField("INITIALIZATION_STATE");
            state.setAccessible(true);
            System.out.println("slf4j untouched: " + (state.getInt(null) == 0));
        }
    }
}
