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
    private static final byte[] NONE = {};

    private final @Nullable ClassLoader loader;
    private final MethodNames names;
    private final Map<String, @Nullable ClassOutline> known = new HashMap<>();
    /** Of those that were read. */
    private final Map<String, byte[]> classFiles = new HashMap<>();

    /** @param names of the methods that are looked at */
    public Hierarchy(@Nullable ClassLoader loader, MethodNames names) {
        this.loader = loader;
        this.names = names;
    }

    /** The outline of a type by its internal name; null where its class file cannot be had or is the JDK's own. */
    public @Nullable ClassOutline outline(@Nullable String name) {
        if (name == null || name.startsWith("java/")) {
            return null;
        }
        ClassOutline outline = known.get(name);
        if (outline == null && !known.containsKey(name)) {
            outline = read(name);
            known.put(name, outline);
        }
        return outline;
    }

    /** Of a type whose outline was read; empty of others. */
    byte[] classFile(ClassOutline type) {
        byte[] classFile = classFiles.get(type.name);
        return classFile == null ? NONE : classFile;
    }

    /** Whether a type whose outline was read is looked at when it loads, and can get our fields then. */
    boolean takesFields(ClassOutline type) {
        byte[] classFile = classFile(type);
        return classFile.length > 0
                && !type.isInterface
                && Candidate.is(loader, type.name, classFile)
                && isReadable(classFile)
                && FieldInjection.fits(type, this);
    }

    private @Nullable ClassOutline read(String name) {
        byte[] classFile = ClassFile.of(loader, name);
        if (classFile.length == 0) {
            return null;
        }
        try {
            ClassOutline outline = ClassOutline.read(classFile, names);
            classFiles.put(name, classFile);
            return outline;
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Not a class file that is newer than our ASM: it is not advised, so a subclass must not rely on its fields. */
    private static boolean isReadable(byte[] classFile) {
        try {
            return new ClassReader(classFile).getClassName() != null;
        } catch (RuntimeException e) {
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
