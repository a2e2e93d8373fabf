package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A small application that says what it can see of the JVM it runs in, and reads three rows. */
public final class Plain {

    private Plain() {}

    /** @param arguments how to end: {@code return}, {@code exit}, {@code throw} or {@code wait} */
    public static void main(String[] arguments) throws Exception {
        System.out.println("loader "
                + Thread.currentThread().getContextClassLoader().getClass().getName());
        for (Map.Entry<Object, Object> property : new TreeMap<>(System.getProperties()).entrySet()) {
            if (String.valueOf(property.getKey()).toLowerCase().contains("rowtally")
                    || String.valueOf(property.getKey()).startsWith("logback")
                    || String.valueOf(property.getKey()).startsWith("slf4j")) {
                System.out.println("property " + property.getKey());
            }
        }
        for (String name : new String[] {
            "io.rowtally.runtime.Agent",
            "io.rowtally.lib.slf4j.Logger",
            "net.bytebuddy.jar.asm.ClassReader",
            "ch.qos.logback.core.Context"
        }) {
            System.out.println(name + " " + visible(name));
        }
        System.out.println("java.lang open " + javaLangIsOpen());
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:plain", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select x as id, 'n' as person_name from system_range(1, 3)")) {
            while (set.next()) {
                System.out.println(set.getString(1) + set.getString("person_name"));
            }
        }
        System.err.println("to standard error");
        System.out.println("done");
        switch (arguments.length == 0 ? "return" : arguments[0]) {
            case "exit":
                System.exit(7);
                break;
            case "throw":
                throw new IllegalStateException("on purpose");
            case "wait":
                System.in.read();
                break;
            default:
                break;
        }
    }

    /** Java 9 to 16 allow it, but warn on standard error. */
    private static boolean javaLangIsOpen() throws NoSuchMethodException {
        try {
            ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class).setAccessible(true);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean visible(String name) {
        try {
            Class.forName(name, false, Plain.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
