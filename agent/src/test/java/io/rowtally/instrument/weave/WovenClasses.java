package io.rowtally.instrument.weave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A loader that weaves the classes it is given, or those of its parent that it is told to, and defines them itself. */
final class WovenClasses extends ClassLoader {
    private final Weaver weaver;
    private final Predicate<String> own;
    private final Map<String, byte[]> given = new HashMap<>();
    final Map<String, Throwable> failures = new TreeMap<>();
    int woven;

    /** @param own which of the parent's classes are defined anew here, by their names with dots */
    WovenClasses(Role role, Predicate<String> own) {
        super(WovenClasses.class.getClassLoader());
        this.weaver = new Weaver(Collections.singletonList(role));
        this.own = own;
    }

    WovenClasses with(String name, byte[] classFile) {
        given.put(name, classFile);
        return this;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!given.containsKey(name) && !own.test(name)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = bytes(in);
            classFile = woven(name, classFile);
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** As the transformer does: a class that cannot be woven is defined as it is. */
    private byte[] woven(String name, byte[] classFile) {
        Weaver.Woven result;
        try {
            result = weaver.weave(this, classFile);
        } catch (RuntimeException e) {
            failures.put(name, e);
            return classFile;
        }
        if (result == null) {
            return classFile;
        }
        woven++;
        if (result.failure != null) {
            failures.put(name, result.failure);
        }
        return result.classFile;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String resource) {
        String name = resource.replace('/', '.');
        byte[] classFile = name.endsWith(".class") ? given.get(name.substring(0, name.length() - 6)) : null;
        return classFile != null ? new ByteArrayInputStream(classFile) : super.getResourceAsStream(resource);
    }

    static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
