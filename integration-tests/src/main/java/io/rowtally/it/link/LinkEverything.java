package io.rowtally.it.link;

import java.io.File;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.PrintWriter;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Links, and so verifies, every class of driver jars without running their initialisers, and writes one line for each:
 * jar, class, what came of it, its serialVersionUID, and, of a concrete result set, its super classes up to Object's.
 */
public final class LinkEverything {
    private static final String VERSIONS = "META-INF/versions/";

    private LinkEverything() {}

    /** @param arguments the file to write, the folder of what jars need beside themselves, then the jars */
    public static void main(String[] arguments) throws Exception {
        File[] needed = new File(arguments[1]).listFiles();
        try (PrintWriter out = new PrintWriter(arguments[0], "UTF-8")) {
            for (int i = 2; i < arguments.length; i++) {
                File jar = new File(arguments[i]);
                try (JarLoader loader = new JarLoader(jar, needed == null ? new File[0] : needed)) {
                    for (String name : names(jar)) {
                        out.println(jar.getName() + '\t' + name + '\t' + line(name, loader));
                    }
                }
            }
        }
        // a driver's initialiser may have started threads
        System.exit(0);
    }

    /** The classes of a jar, those of other versions of it too: the loader takes the version that is this JVM's. */
    static Set<String> names(File jar) throws IOException {
        Set<String> names = new TreeSet<>();
        try (JarFile file = new JarFile(jar)) {
            for (JarEntry entry : java.util.Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.startsWith(VERSIONS) && name.indexOf('/', VERSIONS.length()) > 0) {
                    name = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
                }
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    names.add(name.substring(0, name.length() - 6).replace('/', '.'));
                }
            }
        }
        return names;
    }

    private static String line(String name, ClassLoader loader) {
        Class<?> type;
        try {
            type = Class.forName(name, false, loader);
            // HotSpot links a class before it tells its members; nothing of its own runs
            type.getDeclaredConstructors();
        } catch (Throwable t) {
            return outcome(name, t) + "\t-\t-";
        }
        return "ok\t" + serialVersion(type) + '\t' + chain(type);
    }

    /**
     * A class may lack some others because they are absent and some because they are for a later Java. HotSpot verifies and
     * tells methods in the order of their names' addresses, and so meets either first: they are as absent.
     */
    private static String outcome(String name, Throwable failure) {
        boolean another = failure instanceof UnsupportedClassVersionError
                && !String.valueOf(failure.getMessage()).startsWith(name.replace('.', '/') + ' ');
        return another ? NoClassDefFoundError.class.getName() : outcome(failure);
    }

    /** Messages name whichever absent class was met first, and those of VerifyError quote the code. */
    static String outcome(Throwable failure) {
        boolean ours = String.valueOf(failure.getMessage()).contains("owtally") && !(failure instanceof VerifyError);
        return failure.getClass().getName() + (ours ? " of Rowtally" : "");
    }

    static String serialVersion(Class<?> type) {
        try {
            ObjectStreamClass described = ObjectStreamClass.lookup(type);
            return described == null ? "-" : String.valueOf(described.getSerialVersionUID());
        } catch (Throwable t) {
            return outcome(type.getName(), t);
        }
    }

    static String chain(Class<?> type) {
        if (!ResultSet.class.isAssignableFrom(type) || type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return "-";
        }
        List<String> chain = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            chain.add(c.getName());
        }
        return String.join("<", chain);
    }
}
