package io.rowtally.instrument.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A class's file, as a class loader has it; what the JVM has made of it is shown only to those who transform the class. */
public final class ClassFile {
    private static final byte[] NONE = new byte[0];

    private ClassFile() {}

    /**
     * Empty where the loader does not give it, which mostly is the application's and is called here.
     *
     * @param loader null of the JVM's own
     * @param name internal or not
     */
    public static byte[] of(@Nullable ClassLoader loader, String name) {
        try (InputStream in = open(loader, path(name))) {
            return in == null ? NONE : bytes(in);
        } catch (IOException | RuntimeException | LinkageError e) {
            return NONE;
        }
    }

    private static @Nullable InputStream open(@Nullable ClassLoader loader, String resource) {
        return loader == null ? ClassLoader.getSystemResourceAsStream(resource) : loader.getResourceAsStream(resource);
    }

    /** Where a class's file is in a directory, jar or loader. */
    static String path(String name) {
        return name.replace('.', '/').concat(".class");
    }

    static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * 1024);
        byte[] buffer = new byte[8 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
