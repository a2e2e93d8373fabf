package io.rowtally.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One run of the command line within this JVM: what it printed and its exit code. */
public final class Run {
    public final int status;
    public final String out;
    public final String err;

    private Run(int status, String out, String err) {
        this.status = status;
        this.out = out;
        this.err = err;
    }

    public static Run of(String... arguments) throws Exception {
        return in("en_GB.UTF-8", 120, arguments);
    }

    /** With one more variable in the environment. */
    public static Run with(String variable, String value, String... arguments) throws Exception {
        return in("en_GB.UTF-8", 120, Collections.singletonMap(variable, value), arguments);
    }

    public static Run in(String language, int columns, String... arguments) throws Exception {
        return in(language, columns, Collections.<String, String>emptyMap(), arguments);
    }

    private static Run in(String language, int columns, Map<String, String> more, String... arguments)
            throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LC_ALL", language);
        environment.put("COLUMNS", String.valueOf(columns));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                arguments,
                new PrintStream(out, true, "UTF-8"),
                new PrintStream(err, true, "UTF-8"),
                environment,
                Locale.ENGLISH);
        return new Run(status, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
