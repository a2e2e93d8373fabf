package io.rowtally.it.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Says when {@code main} was reached and when the first query was answered, in milliseconds since the JVM began to start. */
public final class StartUp {

    private StartUp() {}

    public static void main(String[] arguments) throws Exception {
        long main = System.currentTimeMillis();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:start", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("SELECT 1 AS id, 'x' AS person_name")) {
            set.next();
            set.getString(2);
        }
        long answer = System.currentTimeMillis();
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println("RESULT " + (main - start) + ' ' + (answer - start));
    }
}
