package io.rowtally.it.link;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An agent that is there before Rowtally's is attached, and notes which loaded classes of drivers that one has transformed.
 */
public final class TouchedClasses implements ClassFileTransformer {
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private TouchedClasses() {}

    public static void premain(String argument, Instrumentation given) {
        given.addTransformer(new TouchedClasses(), true);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
        if (redefined != null && loader instanceof JarLoader) {
            NAMES.add(line(redefined));
        }
        return null;
    }

    static Set<String> names() {
        return NAMES;
    }

    /** Jar and class; a class may be in several jars. */
    static String line(Class<?> type) {
        return ((JarLoader) type.getClassLoader()).jar.getName() + ' ' + type.getName();
    }
}
