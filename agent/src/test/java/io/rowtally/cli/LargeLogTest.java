package io.rowtally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs larger than the memory of the JVM that reads them, hence a JVM of its own. */
class LargeLogTest {
    private static final long SIZE = 100L << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void aLogOfAHundredMegabytesIsReadInThirtyTwo() throws Exception {
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("telemetry.jsonl"))) {
            for (long written = 0; written < SIZE; lines++) {
                String line = Log.line("01A", lines, "nj" + lines % 500, 3);
                out.write(line);
                out.write('\n');
                written += line.length() + 1;
            }
        }

        assertEquals(0, fork());

        assertTrue(text("out").contains("\"read\":" + 3 * lines + ","), text("err"));
        assertEquals("", text("err"));
    }

    @Test
    void aLineLargerThanTheMemoryEndsInOneLine() throws Exception {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        for (int i = 0; i < 100; i++) {
            Files.write(
                    directory.resolve("telemetry.jsonl"), spaces, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        assertEquals(1, fork());

        assertEquals(1, text("err").split("\n").length, text("err"));
        assertTrue(text("err").startsWith("rowtally: "), text("err"));
        assertFalse(text("err").contains("\tat "), text("err"));
    }

    private int fork() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx32m",
                        "-cp",
                        String.valueOf(
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        LargeLogTest.class.getName(),
                        directory.toString())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private String text(String file) throws IOException {
        return new String(Files.readAllBytes(directory.resolve(file)), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) {
        System.exit(Main.run(
                new String[] {"report", "--json", arguments[0]},
                System.out,
                System.err,
                System.getenv(),
                Locale.ENGLISH));
    }
}
