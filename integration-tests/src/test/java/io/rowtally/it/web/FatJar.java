package io.rowtally.it.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Makes the executable jar that Spring Boot's build would: its loader unpacked in front, the application's classes below {@code
 * BOOT-INF/classes}, all libraries as jars in the jar.
 */
final class FatJar {
    private static final String LOADER = "spring-boot-loader-";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    /** The launcher moved with Boot 3.2. */
    private static final List<String> LAUNCHERS = List.of(
            "org/springframework/boot/loader/launch/JarLauncher.class",
            "org/springframework/boot/loader/JarLauncher.class");

    private FatJar() {}

    /**
     * @param start the application's main class, whose package is the application
     * @param libraries a folder with the libraries and the loader
     */
    static Path write(Path to, Class<?> start, Path libraries) throws Exception {
        List<Path> jars;
        try (Stream<Path> listed = Files.list(libraries)) {
            jars = listed.sorted().toList();
        }
        Path loader = jars.stream().filter(FatJar::isLoader).findFirst().orElseThrow();
        try (JarFile unpacked = new JarFile(loader.toFile());
                JarOutputStream out = new JarOutputStream(
                        Files.newOutputStream(to),
                        manifest(
                                start,
                                LAUNCHERS.stream()
                                        .filter(name -> unpacked.getEntry(name) != null)
                                        .findFirst()
                                        .orElseThrow()))) {
            for (ZipEntry entry :
                    unpacked.stream().filter(FatJar::isLoadersClass).toList()) {
                put(out, entry.getName(), unpacked.getInputStream(entry).readAllBytes());
            }
            putFolders(out, start.getPackageName().replace('.', '/'));
            putClasses(out, CLASSES, start, start.getPackageName());
            for (Path jar : jars) {
                if (!isLoader(jar)) {
                    store(out, LIBRARIES + jar.getFileName(), Files.readAllBytes(jar));
                }
            }
        }
        return to;
    }

    private static boolean isLoader(Path jar) {
        return jar.getFileName().toString().startsWith(LOADER);
    }

    private static boolean isLoadersClass(ZipEntry entry) {
        return entry.getName().startsWith("org/") && !entry.isDirectory();
    }

    private static Manifest manifest(Class<?> start, String launcher) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, launcher.replace(".class", "").replace('/', '.'));
        main.putValue("Start-Class", start.getName());
        main.putValue("Spring-Boot-Classes", CLASSES);
        main.putValue("Spring-Boot-Lib", LIBRARIES);
        return manifest;
    }

    /** The folders' own entries: the loader looks for the first, and Spring for its components in the last. */
    private static void putFolders(JarOutputStream out, String folder) throws IOException {
        put(out, CLASSES, new byte[0]);
        for (int at = folder.indexOf('/'); at > 0; at = folder.indexOf('/', at + 1)) {
            put(out, CLASSES + folder.substring(0, at + 1), new byte[0]);
        }
        put(out, CLASSES + folder + '/', new byte[0]);
    }

    /**
     * The classes of some packages, below a folder of the archive.
     *
     * @param one of the same application: theirs are wherever that is, in a folder or a jar
     */
    static void putClasses(JarOutputStream out, String below, Class<?> one, String... packages) throws Exception {
        Path place =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            putClasses(out, below, place, packages);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            putClasses(out, below, jar.getPath("/"), packages);
        }
    }

    private static void putClasses(JarOutputStream out, String below, Path root, String... packages)
            throws IOException {
        for (String name : packages) {
            String folder = name.replace('.', '/');
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    put(out, below + folder + '/' + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        write(out, bytes);
    }

    /** Uncompressed, as the loader needs it. */
    private static void store(JarOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        write(out, bytes);
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
