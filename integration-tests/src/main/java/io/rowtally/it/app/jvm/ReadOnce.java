package io.rowtally.it.app.jvm;

import java.sql.Connection;
import java.sql.DriverManager;

/** Reads once through a driver that its own loader finds, and says whose loaders and log manager it met. */
public final class ReadOnce {

    private ReadOnce() {}

    public static void main(String[] arguments) throws Exception {
        Class<?> driver = Class.forName("org.h2.Driver");
        Register register = new Register("once");
        try (Connection connection = DriverManager.getConnection(register.url(), "sa", "")) {
            register.read(connection, 7, 5);
        }
        System.out.println(
                "driver's loader " + driver.getClassLoader().getClass().getName());
        if (arguments.length > 0) {
            System.out.println("log manager "
                    + java.util.logging.LogManager.getLogManager().getClass().getName());
        }
        register.print();
    }
}
