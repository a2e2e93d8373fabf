package io.rowtally.it.app.fault;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that do very many short pieces of work, each for another user than the one before and so an activation of its own, which reads one
 * row. Told by lines of a user's name and a number of pieces; says how many rows it were.
 */
public final class ManyActivations {
    private static final int THREADS = 4;
    private static final String SELECT = "select x as id, 'n' || x as person_name from system_range(1, 1)";

    private ManyActivations() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ");
            List<Future<Integer>> works = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                works.add(workers.submit(work(words[0], Integer.parseInt(words[1]) / THREADS)));
            }
            int rows = 0;
            for (Future<Integer> work : works) {
                rows += work.get();
            }
            System.out.println("READ " + words[0] + ' ' + rows);
        }
        workers.shutdown();
    }

    private static Callable<Integer> work(String name, int pieces) {
        return () -> {
            int rows = 0;
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:", "sa", "");
                    PreparedStatement user = connection.prepareStatement("SET @app_user = ?");
                    PreparedStatement persons = connection.prepareStatement(SELECT)) {
                for (int piece = 0; piece < pieces; piece++) {
                    user.setString(1, name + '-' + piece % 2);
                    user.execute();
                    rows += read(persons);
                }
            }
            return rows;
        };
    }

    private static int read(PreparedStatement persons) throws SQLException {
        int rows = 0;
        try (ResultSet set = persons.executeQuery()) {
            while (set.next()) {
                set.getString(2);
                rows++;
            }
        }
        return rows;
    }
}
