package io.rowtally.it.invisible;

import io.rowtally.it.harness.ForkedJvm;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Everything in the agent's jar by the names under which an application could come upon it: those that the classes have
 * now, those that the libraries had before they were moved, and what their authors would look for.
 */
final class JarNames {
    private static final Map<String, String> MOVED = Map.of(
            "io.rowtally.lib.slf4j", "org.slf4j",
            "io.rowtally.lib.logback", "ch.qos.logback",
            "io.rowtally.lib.jackson", "com.fasterxml.jackson",
            "io.rowtally.lib.picocli", "picocli",
            "java.lang.Rowtally", "io.rowtally.bridge.");
    private static final List<String> LOOKED_FOR = List.of(
            "logback.xml",
            "logback-test.xml",
            "logback.groovy",
            "org/slf4j/impl/StaticLoggerBinder.class",
            "META-INF/MANIFEST.MF",
            "META-INF/INDEX.LIST",
            "META-INF/NOTICE",
            "META-INF/versions/9/module-info.class");

    private final Set<String> lines = new TreeSet<>();

    private JarNames() {}

    /** As {@code View} wants them. */
    static List<String> all() throws IOException {
        JarNames names = new JarNames();
        names.service("java.sql.Driver");
        LOOKED_FOR.forEach(name -> names.lines.add("resource " + name));
        try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory()) {
                    names.entry(entry.getName().replaceFirst("^inst/", ""));
                }
            }
        }
        return List.copyOf(names.lines);
    }

    private void entry(String name) {
        if (name.startsWith("META-INF/services/")) {
            service(name.substring(18));
        } else if (name.endsWith(".class") || name.endsWith(".classdata")) {
            type(name.substring(0, name.lastIndexOf('.')).replace('/', '.'));
        } else {
            lines.add("resource " + name);
        }
    }

    private void service(String type) {
        lines.add("service " + type);
        lines.add("service " + before(type));
    }

    private void type(String name) {
        lines.add("class " + name);
        lines.add("class " + before(name));
    }

    private static String before(String name) {
        for (Map.Entry<String, String> moved : MOVED.entrySet()) {
            if (name.startsWith(moved.getKey())) {
                return moved.getValue() + name.substring(moved.getKey().length());
            }
        }
        return name;
    }
}
