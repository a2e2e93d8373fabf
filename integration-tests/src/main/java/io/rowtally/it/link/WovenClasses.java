package io.rowtally.it.link;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;

/** An agent that comes after Rowtally's and keeps the class files of drivers that by now call Rowtally's bridge. */
public final class WovenClasses implements ClassFileTransformer {
    private static final byte[] BRIDGE = "java/lang/Rowtally".getBytes(StandardCharsets.US_ASCII);

    private static Instrumentation instrumentation;
    private static WovenClasses first;

    private final File folder;

    private WovenClasses(File folder) {
        this.folder = folder;
    }

    public static void premain(String folder, Instrumentation given) {
        instrumentation = given;
        first = new WovenClasses(new File(folder));
        given.addTransformer(first);
    }

    /** Keeps what all agents of this moment make of loaded classes. */
    static synchronized void retransform(Class<?>... types) throws UnmodifiableClassException {
        if (first != null) {
            // those that can retransform come in the order in which they were added: Rowtally's may be there by now
            instrumentation.removeTransformer(first);
            instrumentation.addTransformer(first, true);
            first = null;
        }
        instrumentation.retransformClasses(types);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
        if (loader instanceof JarLoader && name != null && mentionsBridge(code)) {
            try {
                Path file = folder.toPath()
                        .resolve(((JarLoader) loader).jar.getName())
                        .resolve(name + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, code);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return null;
    }

    private static boolean mentionsBridge(byte[] code) {
        for (int at = 0; at <= code.length - BRIDGE.length; at++) {
            int i = 0;
            while (i < BRIDGE.length && code[at + i] == BRIDGE[i]) {
                i++;
            }
            if (i == BRIDGE.length) {
                return true;
            }
        }
        return false;
    }
}
