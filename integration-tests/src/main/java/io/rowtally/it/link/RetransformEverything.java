package io.rowtally.it.link;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Links every class of driver jars, waits for a line, so that it can be attached to meanwhile, then has the JVM transform once
 * more what an agent has transformed, which verifies it, and writes what {@link LinkEverything} writes. Which classes these
 * were is written into {@code touched.txt}, and read from there where the file is there already.
 */
public final class RetransformEverything {

    private RetransformEverything() {}

    /** @param arguments the file to write, the folder of what jars need beside themselves, then the jars */
    public static void main(String[] arguments) throws Exception {
        File[] needed = new File(arguments[1]).listFiles();
        Map<File, List<Class<?>>> linked = new LinkedHashMap<>();
        for (int i = 2; i < arguments.length; i++) {
            File jar = new File(arguments[i]);
            linked.put(jar, link(jar, new JarLoader(jar, needed == null ? new File[0] : needed)));
        }
        System.out.println("linked");
        System.in.read();
        Set<String> touched = touched(Paths.get("touched.txt"));
        try (PrintWriter out = new PrintWriter(arguments[0], "UTF-8")) {
            for (Map.Entry<File, List<Class<?>>> jar : linked.entrySet()) {
                Map<Class<?>, String> refused = new HashMap<>();
                refuse(
                        jar.getValue().stream()
                                .filter(type -> touched.contains(TouchedClasses.line(type)))
                                .collect(Collectors.toList()),
                        refused);
                for (Class<?> type : jar.getValue()) {
                    String line = refused.containsKey(type) ? refused.get(type) + "\t-\t-" : line(type);
                    out.println(jar.getKey().getName() + '\t' + type.getName() + '\t' + line);
                }
            }
        }
        System.exit(0);
    }

    private static Set<String> touched(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, TouchedClasses.names());
        }
        return new HashSet<>(Files.readAllLines(file));
    }

    private static List<Class<?>> link(File jar, ClassLoader loader) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : LinkEverything.names(jar)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                type.getDeclaredConstructors();
                classes.add(type);
            } catch (Throwable t) {
                // what does not link without an agent is no matter of this program
            }
        }
        return classes;
    }

    /**
     * Transforms as many at once as there can be, since the JVM walks through everything that is loaded each time, and finds
     * those that it refuses by halves, since it refuses all or none.
     */
    private static void refuse(List<Class<?>> types, Map<Class<?>, String> refused) {
        if (types.isEmpty()) {
            return;
        }
        try {
            WovenClasses.retransform(types.toArray(new Class<?>[0]));
        } catch (Throwable t) {
            if (types.size() == 1) {
                refused.put(types.get(0), LinkEverything.outcome(t));
                return;
            }
            int half = types.size() / 2;
            refuse(types.subList(0, half), refused);
            refuse(types.subList(half, types.size()), refused);
        }
    }

    private static String line(Class<?> type) {
        return "ok\t" + LinkEverything.serialVersion(type) + '\t' + LinkEverything.chain(type);
    }
}
