package io.rowtally.it.app.jvm;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.logging.LogManager;

/** As WildFly and JBoss do: a main that chooses the JVM's log manager and MBean server before anybody else has asked for them. */
public final class Managed {

    private Managed() {}

    public static void main(String[] arguments) throws Exception {
        String own = Managed.class.getPackage().getName();
        System.setProperty("java.util.logging.manager", own + ".OwnLogManager");
        System.setProperty("javax.management.builder.initial", own + ".OwnMBeanServerBuilder");
        System.out.println(
                "log manager " + LogManager.getLogManager().getClass().getName());
        ManagementFactory.getPlatformMBeanServer();
        System.out.println("MBean servers made " + OwnMBeanServerBuilder.made());
        Register register = new Register("managed");
        try (Connection connection = DriverManager.getConnection(register.url(), "sa", "")) {
            register.read(connection, 5, 5);
        }
        register.print();
    }
}
