package io.rowtally.launcher;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's classes from where no application loader finds them.
 *
 * <pre>
 *   boot loader            java.lang.Rowtally*        the bridge, seen by every loader
 *     platform loader      (null on Java 8)
 *       system loader      io.rowtally.launcher.*     this package, and the application
 *       AgentLoader        inst/**.classdata          the agent with its own slf4j, logback, jackson, ASM
 * </pre>
 *
 * Child first: what the agent's jar has is taken from it, everything else from the platform. The application's class
 * path is no ancestor, so neither side can see, or be changed by, the libraries of the other.
 */
final class AgentLoader extends ClassLoader {
    private static final String ROOM = "inst/";

    static {
        registerAsParallelCapable();
    }

    private final File file;
    private final JarFile jar;
    private final ProtectionDomain domain;

    AgentLoader(File file, @Nullable ClassLoader parent) throws IOException {
        super(parent);
        this.file = file;
        this.jar = new JarFile(file, false);
        CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
        this.domain = new ProtectionDomain(source, null, this, null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) {
                JarEntry entry = name.startsWith("java.") ? null : entry(name.replace('.', '/') + ".class");
                found = entry == null ? super.loadClass(name, false) : define(name, entry);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private Class<?> define(String name, JarEntry entry) throws ClassNotFoundException {
        try {
            byte[] bytes = read(jar, entry);
            int dot = name.lastIndexOf('.');
            String pack = dot < 0 ? "" : name.substring(0, dot);
            if (getPackage(pack) == null) {
                define(pack);
            }
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name + ", " + e.getMessage(), e);
        }
    }

    private void define(String pack) {
        try {
            definePackage(pack, null, null, null, null, null, null, null);
        } catch (IllegalArgumentException e) {
            // another thread was faster
        }
    }

    /** @throws IOException also where an entry is not as it was packed: the jar does not compress, and a JVM checks no sum */
    static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        InputStream in = jar.getInputStream(entry);
        try {
            byte[] bytes = new byte[(int) entry.getSize()];
            new DataInputStream(in).readFully(bytes);
            CRC32 sum = new CRC32();
            sum.update(bytes, 0, bytes.length);
            if (sum.getValue() != entry.getCrc()) {
                throw new IOException(jar.getName() + " is damaged at " + entry.getName());
            }
            return bytes;
        } finally {
            in.close();
        }
    }

    private @Nullable JarEntry entry(String name) {
        String inside = name.endsWith(".class") ? name.substring(0, name.length() - 6) + ".classdata" : name;
        return jar.getJarEntry(ROOM + inside);
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    /** Only the agent's own: what the platform offers under the same name is not for it. */
    @Override
    public Enumeration<URL> getResources(String name) {
        return findResources(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        JarEntry entry = entry(name);
        try {
            return entry == null ? null : new URL("jar:" + file.toURI() + "!/" + entry.getName());
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singletonList(found));
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        JarEntry entry = entry(name);
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }
}
