package io.rowtally.it.web;

import io.rowtally.it.harness.ClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Makes the archive of the web application that a server deploys: its classes, and a descriptor that names its listener and pool. */
final class WarFile {
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String APPLICATION = "io/rowtally/it/app/web";

    private WarFile() {}

    static Path write(Path to, ShippedServer server) throws IOException {
        Path programs = ClassPath.of().get(0);
        if (Files.isDirectory(programs)) {
            return write(to, server, programs);
        }
        try (FileSystem jar = FileSystems.newFileSystem(programs)) {
            return write(to, server, jar.getPath("/"));
        }
    }

    private static Path write(Path to, ShippedServer server, Path programs) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (String folder : List.of(APPLICATION, APPLICATION + "/odd", APPLICATION + '/' + server.servlets())) {
                try (Stream<Path> files = Files.list(programs.resolve(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        put(out, CLASSES + folder + '/' + file.getFileName(), Files.readAllBytes(file));
                    }
                }
            }
            put(out, "WEB-INF/web.xml", descriptor(server).getBytes(StandardCharsets.UTF_8));
        }
        return to;
    }

    /** Servers of the newer names read the older descriptor too. */
    private static String descriptor(ShippedServer server) {
        return """
                <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0">
                  <context-param>
                    <param-name>pool</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                  <listener>
                    <listener-class>%s</listener-class>
                  </listener>
                </web-app>
                """.formatted(server.maker().pool, server.listener());
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
