package io.rowtally.it.link;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;

/**
 * An agent that comes after Rowtally's and keeps the class files of drivers that by now call Rowtally's bridge. It has to be
 * attached to see those that are transformed again: the JVM asks agents in the order in which their jars were given to it.
 */
public final class WovenClasses implements ClassFileTransformer {
    private static final byte[] BRIDGE = "java/lang/Rowtally".getBytes(StandardCharsets.US_ASCII);

    private static Instrumentation instrumentation;

    private final File folder;

    private WovenClasses(File folder) {
        this.folder = folder;
    }

    /** Given on the command line behind Rowtally's: keeps what is loaded. */
    public static void premain(String folder, Instrumentation given) {
        given.addTransformer(new WovenClasses(new File(folder)));
    }

    /** Attached behind Rowtally's: keeps what is transformed again. */
    public static void agentmain(String folder, Instrumentation given) {
        instrumentation = given;
        given.addTransformer(new WovenClasses(new File(folder)), true);
    }

    /** Keeps what all agents of this moment make of loaded classes. */
    static void retransform(Class<?>... types) throws UnmodifiableClassException {
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
