package io.rowtally.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Executes statements. Arguments: URL, user, password, statements. */
public final class Execute {

    private Execute() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = connection.createStatement()) {
            for (int i = 3; i < arguments.length; i++) {
                statement.execute(arguments[i]);
            }
        }
        System.out.println("EXECUTED " + (arguments.length - 3));
    }
}
