package io.rowtally.it.app.access;

import java.io.FileInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/** Reads through JDBC with the few permissions that its policy grants, and says what it was denied. */
public final class Restricted {

    private Restricted() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("under " + System.getSecurityManager().getClass().getName());
        denials();
        read("first");
        Thread worker = new Thread(() -> read("second"), "worker");
        worker.start();
        worker.join();
        denials();
        System.err.println("done");
    }

    private static void denials() {
        outcome("a class loader", () -> new ClassLoader() {});
        outcome(
                "private members",
                () -> Restricted.class
                        .getClassLoader()
                        .loadClass("org.h2.jdbc.JdbcConnection")
                        .getDeclaredFields()
                        .length);
        outcome("a file", () -> new FileInputStream("stdout").available());
        outcome("the environment", () -> System.getenv("PATH").isEmpty());
        outcome("the end", () -> {
            System.getSecurityManager().checkExit(0);
            return true;
        });
    }

    private static void outcome(String what, Callable<?> attempt) {
        try {
            attempt.call();
            System.out.println(what + " is allowed");
        } catch (SecurityException e) {
            System.out.println(what + " is denied: " + e.getMessage());
        } catch (Exception e) {
            System.out.println(what + " failed: " + e);
        }
    }

    private static void read(String name) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set =
                        statement.executeQuery("select x as id, 'n' || x as person_name from system_range(1, 3)")) {
            while (set.next()) {
                System.out.println(name + " " + set.getString(1) + set.getString("person_name"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
