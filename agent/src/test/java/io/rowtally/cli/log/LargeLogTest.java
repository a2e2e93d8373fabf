package io.rowtally.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Main;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        long lines = write(SIZE);

        assertEquals(0, fork(32, "report", "--json"));

        assertTrue(text("out").contains("\"read\":" + 3 * lines + ","), text("err"));
        assertEquals("", text("err"));
    }

    @Test
    void aLogTwiceAsLargeAsTheMemoryIsExported() throws Exception {
        long lines = write(SIZE / 4);

        assertEquals(0, fork(12, "export", "--format", "cef"));

        try (Stream<String> exported = Files.lines(directory.resolve("out"))) {
            assertEquals(lines, exported.count());
        }
        assertEquals("", text("err"));
    }

    private long write(long size) throws IOException {
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("telemetry.jsonl"))) {
            for (long written = 0; written < size; lines++) {
                String line = Log.line("01A", lines, "nj" + lines % 500, 3);
                out.write(line);
                out.write('\n');
                written += line.length() + 1;
            }
        }

        return lines;
    }

    @Test
    void aLineLargerThanTheMemoryEndsInOneLine() throws Exception {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        for (int i = 0; i < 100; i++) {
            Files.write(
                    directory.resolve("telemetry.jsonl"), spaces, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        assertEquals(1, fork(32, "report", "--json"));

        assertEquals(1, text("err").split("\n").length, text("err"));
        assertTrue(text("err").startsWith("rowtally: "), text("err"));
        assertFalse(text("err").contains("\tat "), text("err"));
    }

    private int fork(int megabytes, String... command) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(Arrays.asList(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LargeLogTest.class.getName()));
        java.addAll(Arrays.asList(command));
        java.add(directory.toString());
        Process process = new ProcessBuilder(java)
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
        System.exit(Main.run(arguments, System.out, System.err, System.getenv(), Locale.ENGLISH));
    }
}
