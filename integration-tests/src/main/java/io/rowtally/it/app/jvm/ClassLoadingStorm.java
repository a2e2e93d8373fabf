package io.rowtally.it.app.jvm;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * At the JVM's start 64 threads load and link the classes of all drivers and pools on the class path, each in an order of
 * its own, and half of them read meanwhile. Classes are initialised by the readers only: drivers' own initialisers wait for
 * each other in some orders (JDK-8068784). A start that hangs prints all stacks and ends with 3.
 */
public final class ClassLoadingStorm {
    private static final int THREADS = 64;
    private static final int CLASSES_EACH = 60;
    private static final int LINKED_EACH = 10;
    private static final long LONGEST_MILLIS = 300_000;

    private ClassLoadingStorm() {}

    /** @param arguments the seed */
    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        watch();
        List<String> names = names();
        Register register = new Register("storm");
        CountDownLatch together = new CountDownLatch(THREADS);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    together.countDown();
                    together.await();
                    load(names, new Random(seed * THREADS + number));
                    if (number % 2 == 0) {
                        read(register);
                    }
                } catch (Throwable t) {
                    failures.add(t);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Throwable failure : failures) {
            failure.printStackTrace();
        }
        register.print();
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static void load(List<String> names, Random random) {
        ClassLoader loader = ClassLoadingStorm.class.getClassLoader();
        for (int i = 0; i < CLASSES_EACH; i++) {
            try {
                Class<?> type = Class.forName(names.get(random.nextInt(names.size())), false, loader);
                if (i < LINKED_EACH) {
                    type.getDeclaredConstructors();
                }
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                // what it needs is optional
            } catch (UnsupportedClassVersionError e) {
                // for a newer Java
            }
        }
    }

    private static void read(Register register) throws Exception {
        try (Connection connection = DriverManager.getConnection(register.url() + ";DB_CLOSE_DELAY=-1", "sa", "")) {
            register.read(connection, 3, 5);
        }
    }

    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && !entry.contains("rowtally-agent")) {
                try (JarFile jar = new JarFile(entry)) {
                    for (JarEntry file : Collections.list(jar.entries())) {
                        String name = file.getName();
                        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info")) {
                            names.add(name.substring(0, name.length() - 6).replace('/', '.'));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static void watch() {
        Thread main = Thread.currentThread();
        Thread watch = new Thread(() -> {
            try {
                main.join(LONGEST_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            if (main.isAlive()) {
                Thread.getAllStackTraces().forEach(ClassLoadingStorm::print);
                Runtime.getRuntime().halt(3);
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void print(Thread thread, StackTraceElement[] stack) {
        System.err.println(thread + " " + thread.getState());
        for (StackTraceElement element : stack) {
            System.err.println("  at " + element);
        }
    }
}
