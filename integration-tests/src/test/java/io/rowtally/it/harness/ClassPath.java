package io.rowtally.it.harness;

import io.rowtally.it.app.Plain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Class paths of applications that must not have all that the tests have. */
public final class ClassPath {

    private ClassPath() {}

    /** The programs, and of the tests' jars those whose file names begin so. */
    public static List<Path> of(String... jars) {
        List<Path> path = new ArrayList<>();
        path.add(programs());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (Arrays.stream(jars)
                    .anyMatch(name -> jar.getFileName().toString().startsWith(name))) {
                path.add(jar);
            }
        }
        return path;
    }

    private static Path programs() {
        try {
            return Path.of(Plain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(List<Path> path) {
        return String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
    }
}
