package io.rowtally.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * Makes the bridge visible to every loader, those too that delegate nothing but {@code java.*}.
 *
 * <p>On Java 9 and later its classes are defined in {@code java.lang} by a private look-up: nothing is appended to the boot
 * class path, so class-data sharing stays on and standard error stays clean. On Java 8 the jar is appended; the launcher's
 * own classes must all be loaded by then, or the boot loader would find a second copy of them.
 */
final class BridgeDefinition {
    private static final String PREFIX = "java/lang/Rowtally";

    /** All of the bridge: advice that calls a class which is not there would fail in the application. */
    static final String[] CLASSES = {
        "Activation",
        "Attached",
        "Attached$Sought",
        "Bridge",
        "Cell",
        "Cursor",
        "Fields",
        "Fields$1",
        "Fields$2",
        "Fields$Find",
        "Fields$Row",
        "Hooks",
        "Jdbc",
        "Jdbc$Answer",
        "Origin",
        "Parameters",
        "Parameters$Places",
        "Rarities",
        "Run",
        "Scope",
        "Shape",
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

    /** @param agent of a class that the {@link AgentLoader} has loaded */
    static void define(Instrumentation instrumentation, File file, MethodHandles.Lookup agent) throws Exception {
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
                open(instrumentation, "java.lang", agent.lookupClass());
                defineAll(classFiles, agent);
            }
        } finally {
            jar.close();
        }
        for (String name : CLASSES) {
            Class.forName("java.lang.Rowtally" + name, false, null);
        }
    }

    /**
     * {@code instrumentation.redefineModule(java.base, opens a package to the agent)}, by names, since Java 8 has none of
     * it. To the module of the agent's own loader: this class's is the whole class path's, and the application would be
     * allowed what it is not without us.
     */
    static void open(Instrumentation instrumentation, String pack, Class<?> agent) throws Exception {
        Class<?> moduleType = Class.forName("java.lang.Module");
        Method getModule = Class.class.getMethod("getModule");
        Object base = getModule.invoke(Object.class);
        Object own = getModule.invoke(agent);
        Method redefine = Instrumentation.class.getMethod(
                "redefineModule", moduleType, Set.class, Map.class, Map.class, Set.class, Map.class);
        redefine.invoke(
                instrumentation,
                base,
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap(pack, Collections.singleton(own)),
                Collections.emptySet(),
                Collections.emptyMap());
    }

    private static void defineAll(List<byte[]> classFiles, MethodHandles.Lookup agent) throws Exception {
        Method privateLookup =
                MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class);
        Object lookup = privateLookup.invoke(null, Object.class, agent);
        Method define = MethodHandles.Lookup.class.getMethod("defineClass", byte[].class);
        for (byte[] classFile : classFiles) {
            define.invoke(lookup, (Object) classFile);
        }
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
            CRC32 sum = new CRC32();
            sum.update(classFile, 0, classFile.length);
            if (sum.getValue() != entry.getCrc() || !WholeClassFile.is(classFile)) {
                throw new IOException(jar.getName() + " is damaged at " + entry.getName());
            }
            classFiles.add(classFile);
        }
        return classFiles;
    }
}
