package io.rowtally.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** What premain and agentmain have in common: once in a JVM, settings first, then the bridge, then the agent. */
final class Start {
    private static boolean begun;

    private Start() {}

    /** Whether this is the first time; the JVM calls its agents one after another. */
    static synchronized boolean first() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /**
     * @param how the method of {@code runtime.Agent} that goes on
     * @return what it has returned; null where the settings keep the agent off, which was said then
     */
    static @Nullable Object agent(@Nullable String argument, Instrumentation instrumentation, String how)
            throws Throwable {
        File jar = AgentJar.file();
        AgentLoader loader = AgentJar.loader(jar);
        Class<?> settled = loader.loadClass("io.rowtally.runtime.Settled");
        try {
            Object settings = settled.getMethod("read", String.class).invoke(null, argument);
            if (settings == null) {
                return null;
            }
            if (BridgeDefinition.isThere()) {
                throw new IllegalStateException("another copy of it is at work in this JVM already");
            }
            BridgeDefinition.define(instrumentation, jar, loader);
            return loader.loadClass("io.rowtally.runtime.Agent")
                    .getMethod(how, Instrumentation.class, Object.class)
                    .invoke(null, instrumentation, settings);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
