package io.rowtally.it.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The driver jars that the build has laid out, outside of every class path; their names start with their group. */
public final class DriverJars {
    private static final Path ROOT = Path.of(System.getProperty("rowtally.drivers"));

    private DriverJars() {}

    /** Those that are linked class by class in this build. */
    public static List<Path> linked() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : System.getProperty("rowtally.drivers.linked").split(",")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.forEach(jars::add);
            }
        }
        Collections.sort(jars);
        return jars;
    }

    /** Whether it is a driver with all its libraries inside, whose classes take longer to link than those of all others. */
    public static boolean bundled(Path jar) {
        return jar.getParent().endsWith("bundled");
    }

    /** A class path of these jars, wherever the build has laid them. */
    public static String classPath(String... names) throws IOException {
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            path.append(path.length() == 0 ? "" : File.pathSeparator).append(find(name));
        }
        return path.toString();
    }

    private static Path find(String name) throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the build has not laid out " + name));
        }
    }

    /** Where lie the jars that drivers need beside themselves; empty or absent in the everyday build. */
    public static Path needed() {
        return ROOT.resolve("needed");
    }

    /** Whether this build has all drivers, or only the everyday ones. */
    public static boolean all() {
        return System.getProperty("rowtally.drivers.linked").contains("more");
    }
}
