package io.rowtally.runtime;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.List;

/**
 * What Java 9 and later have modules for, compiled for them and never loaded by Java 8. Called by the launcher, in premain: the
 * same by reflection makes the JVM write classes for it, which takes longer than what is called.
 */
public final class Modules {

    private Modules() {}

    /**
     * Opens a package of {@code java.base} to the module of the agent's own loader. Not to the launcher's: that is the whole class
     * path's, and the application would be allowed what it is not without us.
     */
    public static void open(Instrumentation instrumentation, String pack) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap(pack, Collections.singleton(Modules.class.getModule())),
                Collections.emptySet(),
                Collections.emptyMap());
    }

    /** Defines classes in {@code java.lang}, in this order. */
    public static void defineInJavaLang(Instrumentation instrumentation, List<byte[]> classFiles)
            throws IllegalAccessException {
        open(instrumentation, "java.lang");
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
        for (byte[] classFile : classFiles) {
            lookup.defineClass(classFile);
        }
    }
}
