package io.rowtally.instrument.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Super types of a class that is being loaded, read from their class files: nothing is loaded for it, and a super type
 * that is absent (an optional dependency) is simply not there. Lives for one transformation.
 */
public final class Hierarchy {
    private final @Nullable ClassLoader loader;
    private final Map<String, @Nullable ClassOutline> known = new HashMap<>();
    private final Set<String> candidates = new HashSet<>();

    public Hierarchy(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** The outline of a type by its internal name; null where its class file cannot be had or is the JDK's own. */
    public @Nullable ClassOutline outline(@Nullable String name) {
        if (name == null || name.startsWith("java/")) {
            return null;
        }
        if (!known.containsKey(name)) {
            known.put(name, read(name));
        }
        return known.get(name);
    }

    /** Whether a type whose outline was read is looked at when it loads, and can get our fields then. */
    boolean takesFields(ClassOutline type) {
        return candidates.contains(type.name) && !type.isInterface && FieldInjection.fits(type, this);
    }

    private @Nullable ClassOutline read(String name) {
        byte[] classFile = ClassFile.of(loader, name);
        if (classFile.length == 0) {
            return null;
        }
        try {
            if (Candidate.is(loader, name, classFile) && isReadable(classFile)) {
                candidates.add(name);
            }
            return ClassOutline.read(classFile);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Not a class file that is newer than our ASM: it is not advised, so a subclass must not rely on its fields. */
    private static boolean isReadable(byte[] classFile) {
        try {
            return new ClassReader(classFile).getClassName() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a type is one of the named ones, through whatever super classes and interfaces. */
    public boolean isA(ClassOutline type, Set<String> names) {
        return isA(type, names, new HashSet<String>());
    }

    private boolean isA(@Nullable ClassOutline type, Set<String> names, Set<String> seen) {
        if (type == null || !seen.add(type.name)) {
            return false;
        }
        if (names.contains(type.name) || names.contains(type.superName)) {
            return true;
        }
        for (String one : type.interfaces) {
            if (names.contains(one) || isA(outline(one), names, seen)) {
                return true;
            }
        }
        return isA(outline(type.superName), names, seen);
    }
}
