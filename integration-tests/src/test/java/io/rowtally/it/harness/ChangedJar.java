package io.rowtally.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;

/** Copies of the jar under test in which something is not as it was built. */
public final class ChangedJar {
    private ChangedJar() {}

    /** What becomes of an entry's bytes. */
    public interface Change {
        /** Null where the entry is left out. */
        byte[] of(String name, byte[] bytes) throws IOException;
    }

    public static void write(Path target, Change change) throws IOException {
        try (JarFile source = new JarFile(ForkedJvm.agentJar().toFile());
                OutputStream file = Files.newOutputStream(target);
                JarOutputStream out = new JarOutputStream(file, source.getManifest())) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Enumeration<JarEntry> entries = source.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    continue;
                }
                try (InputStream in = source.getInputStream(entry)) {
                    byte[] changed = change.of(entry.getName(), in.readAllBytes());
                    if (changed != null) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        out.write(changed);
                        out.closeEntry();
                    }
                }
            }
        }
    }
}
