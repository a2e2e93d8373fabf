package io.rowtally.it.link;

import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links every class of driver jars, waits for a line, so that it can be attached to meanwhile, then has the JVM transform
 * each class once more, which verifies it, and writes what {@link LinkEverything} writes.
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
        try (PrintWriter out = new PrintWriter(arguments[0], "UTF-8")) {
            for (Map.Entry<File, List<Class<?>>> jar : linked.entrySet()) {
                boolean together = together(jar.getValue());
                for (Class<?> type : jar.getValue()) {
                    out.println(jar.getKey().getName() + '\t' + type.getName() + '\t' + line(type, together));
                }
            }
        }
        System.exit(0);
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

    /** All at once, since the JVM walks through everything that is loaded each time. */
    private static boolean together(List<Class<?>> types) {
        try {
            WovenClasses.retransform(types.toArray(new Class<?>[0]));
            return true;
        } catch (Throwable t) {
            return false;
        }
    }

    private static String line(Class<?> type, boolean done) {
        try {
            if (!done) {
                WovenClasses.retransform(type);
            }
        } catch (Throwable t) {
            return LinkEverything.outcome(t) + "\t-\t-";
        }
        return "ok\t" + LinkEverything.serialVersion(type) + '\t' + LinkEverything.chain(type);
    }
}
