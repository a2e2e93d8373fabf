package io.rowtally.it.jvm;

import java.nio.file.Path;

/** The jars that the build has laid out for applications to be built upon. */
final class Platform {

    private Platform() {}

    static Path jar(String name) {
        return Path.of(System.getProperty("rowtally.platforms"), name + ".jar").toAbsolutePath();
    }

    /** A class path of all jars of a library, which lie in a folder of their own. */
    static String classPath(String folder) {
        return Path.of(System.getProperty("rowtally.platforms"), folder, "*")
                .toAbsolutePath()
                .toString();
    }
}
