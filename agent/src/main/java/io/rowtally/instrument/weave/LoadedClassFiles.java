package io.rowtally.instrument.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of classes that have loaded, from the directory or jar that they came from. The application's loaders are left
 * alone: one that was stopped, as Tomcat's of an application that is gone, writes a stack trace to the server's log for each class
 * that it is asked for, and opens again what it had closed. Only of what came from elsewhere, as a jar within a jar or a server's
 * own file system, the loader is asked. A class that was made in memory has no file.
 */
public final class LoadedClassFiles {
    private LoadedClassFiles() {}

    /** Is given one class file after the other. */
    public interface Reader {
        void read(Class<?> type, byte[] classFile);

        /** Asked before each, since there may be thousands: whether it wants more. */
        default boolean wantsMore() {
            return true;
        }
    }

    /** Reads what is there; each jar is open once, and only one at a time. */
    public static void read(Iterable<Class<?>> types, Reader reader) {
        Map<File, List<Class<?>>> places = new LinkedHashMap<>();
        for (Class<?> type : types) {
            File place = place(type);
            if (place == null) {
                if (reader.wantsMore()) {
                    give(type, ClassFile.of(type.getClassLoader(), type.getName()), reader);
                }
                continue;
            }
            List<Class<?>> there = places.get(place);
            if (there == null) {
                there = new ArrayList<>();
                places.put(place, there);
            }
            there.add(type);
        }
        for (Map.Entry<File, List<Class<?>>> place : places.entrySet()) {
            try {
                if (place.getKey().isDirectory()) {
                    ofDirectory(place.getKey(), place.getValue(), reader);
                } else {
                    ofJar(place.getKey(), place.getValue(), reader);
                }
            } catch (IOException | RuntimeException e) {
                // it is gone, or nothing that can be read: as if these classes had none
            }
        }
    }

    private static void ofDirectory(File directory, List<Class<?>> types, Reader reader) throws IOException {
        for (Class<?> type : types) {
            File file = new File(directory, ClassFile.path(type.getName()));
            if (reader.wantsMore() && file.isFile()) {
                give(type, Files.readAllBytes(file.toPath()), reader);
            }
        }
    }

    private static void ofJar(File jar, List<Class<?>> types, Reader reader) throws IOException {
        try (ZipFile open = new ZipFile(jar)) {
            for (Class<?> type : types) {
                ZipEntry entry = reader.wantsMore() ? open.getEntry(ClassFile.path(type.getName())) : null;
                if (entry != null) {
                    try (InputStream in = open.getInputStream(entry)) {
                        give(type, ClassFile.bytes(in), reader);
                    }
                }
            }
        }
    }

    private static void give(Class<?> type, byte[] classFile, Reader reader) {
        if (classFile.length > 0) {
            reader.read(type, classFile);
        }
    }

    /** The directory or jar that a class came from; null where it is neither, or not known. */
    private static @Nullable File place(Class<?> type) {
        try {
            ProtectionDomain domain = type.getProtectionDomain();
            CodeSource source = domain == null ? null : domain.getCodeSource();
            URL location = source == null ? null : source.getLocation();
            if (location == null || !"file".equals(location.getProtocol())) {
                return null;
            }
            File file = file(location);
            return file.exists() ? file : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static File file(URL location) {
        try {
            return new File(URI.create(location.toString()));
        } catch (IllegalArgumentException e) {
            return new File(location.getPath()); // some loaders do not escape blanks
        }
    }
}
