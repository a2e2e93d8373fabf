package io.rowtally.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Makes the bridge visible to every loader, those too that delegate nothing but {@code java.*}.
 *
 * <p>On Java 9 and later its classes are defined in {@code java.lang} by a private look-up: nothing is appended to the boot
 * class path, so class-data sharing stays on and standard error stays clean. On Java 8 the jar is appended; the launcher's
 * own classes must all be loaded by then, or the boot loader would find a second copy of them.
 */
final class BridgeDefinition {
    private static final String PREFIX = "java/lang/Rowtally";

    /**
     * All of the bridge: advice that calls a class which is not there would fail in the application. In the order in which they
     * are defined: a JVM that verifies the boot loader's classes too ({@code -Xverify:all}) does so at once, and looks for what
     * is assigned to a variable of another type, as {@code Fields$1} is to one of {@code ClassValue}.
     */
    static final String[] CLASSES = {
        "Activation",
        "Attached",
        "Attached$Sought",
        "Bridge",
        "Cell",
        "Cursor",
        "Fields$1",
        "Fields$2",
        "Fields$Find",
        "Fields$Row",
        "Fields",
        "HandOver",
        "Hooks",
        "Hooks$Telling",
        "Jdbc",
        "Jdbc$Command",
        "Origin",
        "Origin$Session",
        "Parameters",
        "Parameters$Places",
        "Rarities",
        "Rarities$Subject",
        "Rarities$Suspect",
        "Run",
        "Run$Subjects",
        "Scope",
        "Shape",
        "Shape$Hidden",
        "Shape$Identifiers",
        "Shape$Order",
        "Signature"
    };

    private BridgeDefinition() {}

    /** Whether a bridge is there already, of this agent or of another copy of it. */
    static boolean isThere() {
        try {
            Class.forName("java.lang.RowtallyBridge", false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** When the agent that is there opened its door, in milliseconds since 1970; 0 where it never got so far. */
    static long since() throws Exception {
        return Class.forName("java.lang.RowtallyBridge", false, null)
                .getField("since")
                .getLong(null);
    }

    /** @param loader what has the way into {@code java.lang} */
    static void define(Instrumentation instrumentation, File file, AgentLoader loader) throws Exception {
        JarFile jar = new JarFile(file, false);
        try {
            List<byte[]> classFiles = bridge(jar);
            if (AgentJar.onJava8()) {
                Class<?>[] loadedBefore = {
                    StandardError.class, AgentLoader.class, Premain.class, Agentmain.class, Answer.class, Start.class
                };
                assert loadedBefore.length > 0;
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            } else {
                modules(loader)
                        .getMethod("defineInJavaLang", Instrumentation.class, List.class)
                        .invoke(null, instrumentation, classFiles);
            }
        } finally {
            jar.close();
        }
        for (String name : CLASSES) {
            Class.forName("java.lang.Rowtally" + name, false, null);
        }
    }

    /** The class that is compiled for Java 9, by its name, since Java 8 cannot load it. */
    static Class<?> modules(AgentLoader loader) throws ClassNotFoundException {
        return loader.loadClass("io.rowtally.runtime.Modules");
    }

    /** All of the bridge's class files, whole and as they were packed: the JVM would not check them. */
    private static List<byte[]> bridge(JarFile jar) throws IOException {
        List<byte[]> classFiles = new ArrayList<byte[]>();
        for (String name : CLASSES) {
            JarEntry entry = jar.getJarEntry(PREFIX + name + ".class");
            if (entry == null) {
                throw new IOException("no bridge in " + jar.getName());
            }
            byte[] classFile = AgentLoader.read(jar, entry);
            if (!WholeClassFile.is(classFile)) {
                throw new IOException(jar.getName() + " is damaged at " + entry.getName());
            }
            classFiles.add(classFile);
        }
        return classFiles;
    }
}
