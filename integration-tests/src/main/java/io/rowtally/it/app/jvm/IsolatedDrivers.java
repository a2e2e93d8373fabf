package io.rowtally.it.app.jvm;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Reads through as many copies of a driver as it is given jars, each in a loader of its own, in turn and with sets open on all
 * of them; then lets go of the loaders and waits until they are collected.
 */
public final class IsolatedDrivers {
    private static final int ROUNDS = 50;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private IsolatedDrivers() {}

    /** @param arguments the jars of the driver, one for each loader */
    public static void main(String[] arguments) throws Exception {
        List<WeakReference<ClassLoader>> loaders = readAll(arguments);
        int left = loaders.size();
        for (long start = System.nanoTime(); left > 0 && System.nanoTime() - start < LONGEST; ) {
            System.gc();
            System.runFinalization();
            left = (int) loaders.stream().filter(loader -> loader.get() != null).count();
        }
        System.out.println("loaders left " + left);
    }

    private static List<WeakReference<ClassLoader>> readAll(String[] jars) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        List<Register> registers = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        List<URLClassLoader> open = new ArrayList<>();
        for (int i = 0; i < jars.length; i++) {
            URLClassLoader loader = new URLClassLoader(
                    new URL[] {new File(jars[i]).toURI().toURL()},
                    ClassLoader.getSystemClassLoader().getParent());
            open.add(loader);
            loaders.add(new WeakReference<>(loader));
            registers.add(new Register("copy" + i));
            connections.add(connect(loader, registers.get(i)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < jars.length; i++) {
                registers.get(i).read(connections.get(i), 10 + i, round);
            }
        }
        for (int i = 0; i < jars.length; i++) {
            connections.get(i).close();
            open.get(i).loadClass("org.h2.Driver").getMethod("unload").invoke(null);
            open.get(i).close();
            registers.get(i).print();
        }
        return loaders;
    }

    private static Connection connect(ClassLoader loader, Register register) throws Exception {
        Driver driver = (Driver)
                loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        return driver.connect(register.url(), properties);
    }
}
