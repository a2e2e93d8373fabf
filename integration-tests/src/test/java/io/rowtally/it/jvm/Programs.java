package io.rowtally.it.jvm;

import io.rowtally.it.harness.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The compiled programs, laid out as modules, bundles and web applications need them. */
final class Programs {
    private static final Path CLASSES = root(ClassPath.of().get(0));
    private static final String PACKAGE = "io/rowtally/it/app/jvm";

    private Programs() {}

    /** The build has packed them; an IDE has not. The jar stays open as long as the tests run. */
    private static Path root(Path programs) {
        try {
            return Files.isDirectory(programs)
                    ? programs
                    : FileSystems.newFileSystem(programs).getPath("/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class files of the package jvm itself and of these packages inside it, by their paths. */
    static List<Path> files(String... packages) throws IOException {
        try (Stream<Path> all = Stream.concat(
                Files.list(CLASSES.resolve(PACKAGE)),
                Stream.of(packages)
                        .flatMap(name -> list(CLASSES.resolve(PACKAGE).resolve(name))))) {
            return all.filter(Files::isRegularFile)
                    .map(CLASSES::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> list(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies them into a folder of classes. */
    static Path copy(Path folder, String... packages) throws IOException {
        for (Path file : files(packages)) {
            Path to = folder.resolve(file.toString());
            Files.createDirectories(to.getParent());
            Files.copy(CLASSES.resolve(file), to);
        }
        return folder;
    }

    /** Packs them into a jar. */
    static Path pack(Path jar, Manifest manifest, String... packages) throws IOException {
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : files(packages)) {
                out.putNextEntry(new JarEntry(file.toString().replace('\\', '/')));
                Files.copy(CLASSES.resolve(file), out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
