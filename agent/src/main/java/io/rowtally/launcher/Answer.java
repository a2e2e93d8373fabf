package io.rowtally.launcher;

import java.lang.instrument.Instrumentation;
import java.util.Properties;

/**
 * What agentmain leaves for the command that attached: one of the JVM's agent properties, which only the attach
 * interface reads. So no file is needed, the application sees nothing of it, and neither users nor containers differ.
 */
final class Answer {
    /** The command line knows it by this name too. */
    private static final String KEY = "rowtally.attach";

    private Answer() {}

    static void give(Instrumentation instrumentation, String text) throws Exception {
        String answer = System.nanoTime() + " " + text;
        if (AgentJar.onJava8()) {
            Properties properties = (Properties) Class.forName("sun.misc.VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            properties.setProperty(KEY, answer);
        } else {
            // opened to the module of a loader of ours, not to the application's
            AgentLoader loader = AgentJar.loader(AgentJar.file());
            BridgeDefinition.modules(loader)
                    .getMethod("open", Instrumentation.class, String.class)
                    .invoke(null, instrumentation, "jdk.internal.vm");
            loader.loadClass("io.rowtally.runtime.AgentProperties")
                    .getMethod("set", String.class, String.class)
                    .invoke(null, KEY, answer);
        }
    }
}
