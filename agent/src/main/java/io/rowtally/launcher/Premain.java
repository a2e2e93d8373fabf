package io.rowtally.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's entry point for {@code -javaagent}, on the main thread before the application's {@code main}. Whatever goes
 * wrong here, the application starts.
 */
public final class Premain {
    private static boolean done;

    private Premain() {}

    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        try {
            if (done || isOurCommandLine()) {
                return;
            }
            done = true;
            start(argument, instrumentation);
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

    private static void start(@Nullable String argument, Instrumentation instrumentation) throws Throwable {
        File jar = AgentJar.file();
        AgentLoader loader = AgentJar.loader(jar);
        Class<?> agent = loader.loadClass("io.rowtally.runtime.Settled");
        try {
            Object settings = agent.getMethod("read", String.class).invoke(null, argument);
            if (settings == null) {
                return;
            }
            if (BridgeDefinition.isThere()) {
                throw new IllegalStateException("another copy of it is at work in this JVM already");
            }
            BridgeDefinition.define(instrumentation, jar, (MethodHandles.Lookup)
                    agent.getMethod("lookup").invoke(null));
            loader.loadClass("io.rowtally.runtime.Agent")
                    .getMethod("install", Instrumentation.class, Object.class)
                    .invoke(null, instrumentation, settings);
        } catch (InvocationTargetException e) {
            throw e.getCause();
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
