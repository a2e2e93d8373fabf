package io.rowtally.it.app.view;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/**
 * Prints what it sees, one line each, when it starts and again when it has read through JDBC. What is the same in
 * every run of the same JVM is printed; times and addresses in memory are not.
 */
public final class View {
    private final String moment;

    private View(String moment) {
        this.moment = moment;
    }

    /** @param arguments a file of names to look for: {@code class NAME}, {@code resource NAME} or {@code service NAME} */
    public static void main(String[] arguments) throws Exception {
        List<String> names = Files.readAllLines(Paths.get(arguments[0]), StandardCharsets.UTF_8);
        new View("at the start").all();
        read();
        View after = new View("after reading");
        after.all();
        Found.look(after, names);
    }

    private void all() throws Exception {
        Jvm.look(this);
        Threads.look(this);
        Driver.look(this);
    }

    void line(String what, Object seen) {
        System.out.println(moment + ": " + what + ": " + seen);
    }

    private static void read() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:view", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select x as id, 'n' as person_name from system_range(1, 3)")) {
            while (set.next()) {
                System.out.println(set.getString(1) + set.getString("person_name"));
            }
        }
    }
}
