package io.rowtally.it.bench;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * An agent that does nothing, or nothing but look at each class and let it through: what it costs is the JVM's own, and no
 * agent can cost less.
 */
public final class IdleAgent implements ClassFileTransformer {
    /** The argument with which it looks at classes. */
    static final String LOOK = "look";

    private IdleAgent() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        if (LOOK.equals(argument)) {
            instrumentation.addTransformer(new IdleAgent());
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String className, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return null;
    }
}
