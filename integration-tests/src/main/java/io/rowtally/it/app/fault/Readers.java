package io.rowtally.it.app.fault;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Threads that read persons for users in turn, at a given pace, until a file appears or the time is over; then says how many rows it
 * was for each user, what lives in the heap, and what the agent's thread has taken of the processors.
 */
public final class Readers {
    private static final String SELECT =
            "select x as id, 'n' || x as person_name, '1380000' || x as phone" + " from system_range(1, ?)";

    private final int threads;
    private final int users;
    private final int rowsPerSet;
    private final long setsPerMinute;
    private final long seconds;
    private final File told;
    private final File loaded;
    private final AtomicLongArray rows;

    private Readers(int threads, int users, int rowsPerSet, long rowsPerMinute, long seconds, File told, File loaded) {
        this.threads = threads;
        this.users = users;
        this.rowsPerSet = rowsPerSet;
        this.setsPerMinute = rowsPerMinute / rowsPerSet;
        this.seconds = seconds;
        this.told = told;
        this.loaded = loaded;
        this.rows = new AtomicLongArray(users);
    }

    /** @param arguments threads, users, rows of a set, rows a minute, the most seconds that it takes, the file at whose appearance to end, the one that the agent writes once it is there */
    public static void main(String[] arguments) throws Exception {
        Readers readers = new Readers(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]),
                new File(arguments[5]),
                new File(arguments[6]));
        try {
            readers.read();
        } catch (ExecutionException e) {
            e.printStackTrace();
            System.exit(1); // the other readers would go on
        }
    }

    private void read() throws Exception {
        awaitAgent();
        Processors processors = new Processors();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<Void>> ends = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        for (int thread = 0; thread < threads; thread++) {
            ends.add(workers.submit(reader(thread, start, end)));
        }
        Heap heap = new Heap(seconds);
        for (int i = 0; i < threads; i++) {
            Future<Void> one = ends.get(i);
            while (!one.isDone()) {
                heap.look();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            one.get();
        }
        workers.shutdown();
        processors.print();
        heap.print();
        long sum = 0;
        for (int user = 0; user < users; user++) {
            sum += rows.get(user);
            System.out.println("USER user-" + user + ' ' + rows.get(user));
        }
        System.out.println("ROWS " + sum);
    }

    /** Loads the driver's result sets, without reading a row, and waits until the agent has opened its books. */
    private void awaitAgent() throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:first", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1").close();
        }
        while (!loaded.exists() && !told.exists()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private Callable<Void> reader(int thread, long start, long end) {
        return () -> {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:readers" + thread, "sa", "");
                    PreparedStatement user = connection.prepareStatement("SET @app_user = ?");
                    PreparedStatement persons = connection.prepareStatement(SELECT)) {
                long nanosPerSet = TimeUnit.MINUTES.toNanos(1) * threads / setsPerMinute;
                for (long set = 0; !isOver(end); set++) {
                    int now = (int) ((thread + set * threads) % users);
                    user.setString(1, "user-" + now);
                    user.execute();
                    read(persons, now);
                    pause(start + (set + 1) * nanosPerSet);
                }
            }
            return null;
        };
    }

    private boolean isOver(long end) {
        return System.nanoTime() - end > 0 || told.exists();
    }

    private void read(PreparedStatement persons, int user) throws SQLException {
        persons.setInt(1, rowsPerSet);
        try (ResultSet set = persons.executeQuery()) {
            while (set.next()) {
                set.getString(2);
                set.getString("phone");
                rows.incrementAndGet(user);
            }
        }
    }

    private static void pause(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
