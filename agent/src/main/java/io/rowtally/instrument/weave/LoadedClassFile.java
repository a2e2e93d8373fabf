package io.rowtally.instrument.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The class file of a class that has loaded, as its loader has it: the JVM shows its own only to those who retransform it. */
public final class LoadedClassFile {
    private static final byte[] NONE = new byte[0];

    private LoadedClassFile() {}

    /** Empty where the loader does not give it. Calls the application's class loader. */
    public static byte[] of(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/').concat(".class"))) {
            return in == null ? NONE : bytes(in);
        } catch (IOException | RuntimeException | LinkageError e) {
            return NONE;
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        byte[] buffer = new byte[8 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
