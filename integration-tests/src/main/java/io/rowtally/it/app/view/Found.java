package io.rowtally.it.app.view;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Which classes, resources and services the application's loaders find. */
final class Found {
    private final View view;
    private final String through;
    private final ClassLoader loader;

    private Found(View view, String through, ClassLoader loader) {
        this.view = view;
        this.through = through;
        this.loader = loader;
    }

    static void look(View view, List<String> names) throws IOException {
        ClassLoader own = Found.class.getClassLoader();
        view.line(
                "the context loader is the application's",
                own == Thread.currentThread().getContextClassLoader());
        new Found(view, "the application's loader", own).all(names);
        new Found(view, "the loader above", own.getParent()).all(names);
        new Found(view, "the boot loader", null).classes(names);
        Set<String> packages = new TreeSet<>();
        for (Package one : Package.getPackages()) {
            packages.add(one.getName());
        }
        for (String name : packages) {
            if (!ofTheJdk(name)) {
                view.line("package", name);
            }
        }
    }

    /** Which packages of the JDK are there depends on what the JVM has loaded for itself. */
    private static boolean ofTheJdk(String name) {
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("sun.")
                || name.startsWith("jdk.")
                || name.startsWith("com.sun.");
    }

    private void all(List<String> names) throws IOException {
        classes(names);
        for (String name : names) {
            if (name.startsWith("resource ")) {
                resource(name.substring(9));
            } else if (name.startsWith("service ")) {
                resource("META-INF/services/" + name.substring(8));
                service(name.substring(8));
            }
        }
    }

    private void classes(List<String> names) {
        for (String name : names) {
            if (name.startsWith("class ")) {
                type(name.substring(6));
            }
        }
    }

    private void type(String name) {
        try {
            ClassLoader found = Class.forName(name, false, loader).getClassLoader();
            view.line(
                    "class " + name + " through " + through,
                    found == null ? "boot" : found.getClass().getName());
        } catch (ClassNotFoundException | LinkageError e) {
            // the usual answer, a thousand times
        }
    }

    private void resource(String name) throws IOException {
        URL first = loader.getResource(name);
        if (first != null) {
            view.line("first " + name + " through " + through, first);
        }
        for (URL url : Collections.list(loader.getResources(name))) {
            view.line(name + " through " + through, url);
        }
    }

    private void service(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            view.line("service " + name + " through " + through, "no such type");
            return;
        }
        for (Object provider : ServiceLoader.load(type, loader)) {
            view.line("service " + name + " through " + through, provider.getClass());
        }
    }
}
