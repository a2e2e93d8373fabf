package io.rowtally.launcher;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's entry point for an agent that is attached while the application runs, on the JVM's own thread for that.
 * Whatever goes wrong here, the application goes on, and who attached is answered.
 */
public final class Agentmain {

    private Agentmain() {}

    public static void agentmain(@Nullable String argument, Instrumentation instrumentation) {
        String answer;
        try {
            answer = attach(argument, instrumentation);
        } catch (Throwable t) {
            answer = "failed " + t;
        }
        try {
            Answer.give(instrumentation, answer);
        } catch (Throwable t) {
            // the application comes first
        }
    }

    private static String attach(@Nullable String argument, Instrumentation instrumentation) throws Throwable {
        if (BridgeDefinition.isThere()) {
            long since = BridgeDefinition.since();
            return since == 0 ? "failed an earlier start of the agent has failed in this JVM" : "running " + since;
        }
        Object counts = Start.agent(argument, instrumentation, "attach");
        return counts == null ? "off" : "attached " + counts;
    }
}
