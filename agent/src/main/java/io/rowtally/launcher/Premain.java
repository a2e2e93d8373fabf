package io.rowtally.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's entry point for {@code -javaagent}, on the main thread before the application's {@code main}. Whatever goes
 * wrong here, the application starts.
 */
public final class Premain {

    private Premain() {}

    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        try {
            if (!isOurCommandLine() && Start.first()) {
                Start.agent(argument, instrumentation, "install");
            }
        } catch (Throwable t) {
            say(t);
        }
    }

    /** The agent may come to its own command line by JAVA_TOOL_OPTIONS. */
    private static boolean isOurCommandLine() {
        String command = System.getProperty("sun.java.command", "");
        try {
            File own = AgentJar.file().getCanonicalFile();
            for (int end = command.indexOf(".jar"); end >= 0; end = command.indexOf(".jar", end + 1)) {
                if (new File(command.substring(0, end + 4)).getCanonicalFile().equals(own)) {
                    return true;
                }
            }
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    private static void say(Throwable failure) {
        try {
            StandardError.line("rowtally: not counting, the application goes on without it: " + failure);
        } catch (Throwable t) {
            // the application comes first
        }
    }
}
