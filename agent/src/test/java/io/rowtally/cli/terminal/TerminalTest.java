package io.rowtally.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void noConsoleIsNoTerminal() {
        assertFalse(Terminal.isTerminal(null));
    }

    /** On JDK 22 to 24 {@code System.console()} may be there although standard output is a pipe. */
    @Test
    void aPipeIsNoTerminalOnAnyJdk() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Djdk.console=jdk.internal.le",
                        "-cp",
                        String.valueOf(
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        TerminalTest.class.getName())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();

        assertEquals("false", firstLine(process.getInputStream()));
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r' && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    public static void main(String[] arguments) {
        System.out.println(Terminal.isTerminal(System.console()));
    }
}
