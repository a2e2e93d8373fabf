package io.rowtally.it.app.pools.clerks;

import io.rowtally.it.app.Expected;
import io.rowtally.it.app.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Where two clerks are served on one database, with the books of each. */
final class Counter implements AutoCloseable {
    private static final String TEXT = "select person_name, phone from person where id >= ? order by id";
    private static final int TURNS = 3;
    private static final long LONGEST = 60;

    private final Map<String, Expected> books = new TreeMap<>();
    /** Of the driver's statements that were borrowed, whose books each was read for. */
    private final Map<Object, Set<Expected>> statements = new HashMap<>();

    private final CyclicBarrier turn = new CyclicBarrier(2);
    private final DataSource source;
    private final Connection connection;
    private final PreparedStatement held;
    private Reader open;

    Counter(DataSource source) throws SQLException {
        this.source = source;
        this.connection = source.getConnection();
        this.held = connection.prepareStatement(TEXT);
        books.put("clerk0", new Expected());
        books.put("clerk1", new Expected());
    }

    void serve(String account, String page, int rows) throws Exception {
        Expected own = books.get(account);
        switch (page) {
            case "borrowed":
                borrowed(own, rows);
                break;
            case "held":
                onHeld(own, rows);
                break;
            default:
                atOnce(own, account.equals("clerk0") ? 0 : 1, rows);
                break;
        }
    }

    /** The pool's cache hands out the statement that the one before has given back. */
    private void borrowed(Expected own, int rows) throws SQLException {
        try (Connection borrowed = source.getConnection();
                PreparedStatement statement = borrowed.prepareStatement(TEXT)) {
            statements
                    .computeIfAbsent(driversOwn(statement), unknown -> new HashSet<>())
                    .add(own);
            try (Reader reader = read(own, statement, rows)) {
                reader.string(1);
            }
        }
    }

    /** The application's own statement; its set stays on a row until the next clerk executes it. */
    private void onHeld(Expected own, int rows) throws SQLException {
        leave();
        open = read(own, held, rows);
    }

    /** Both requests are in work at once, and the clerks execute the one statement by turns. */
    private void atOnce(Expected own, int number, int rows) throws Exception {
        for (int i = 0; i < 2 * TURNS; i++) {
            turn.await(LONGEST, TimeUnit.SECONDS);
            if (i % 2 == number) {
                onHeld(own, rows + i);
            }
        }
        turn.await(LONGEST, TimeUnit.SECONDS);
    }

    private static Reader read(Expected own, PreparedStatement statement, int rows) throws SQLException {
        statement.setInt(1, rows);
        own.statements++;
        ResultSet set = statement.executeQuery();
        Reader reader = new Reader(own, set, "person_name", "phone");
        for (int i = 0; i < rows && reader.next(); i++) {
            reader.string(i % 2 == 0 ? "person_name" : "phone");
        }
        return reader;
    }

    private void leave() {
        if (open != null) {
            open.left();
        }
    }

    private static Object driversOwn(PreparedStatement statement) throws SQLException {
        String text = statement.toString();
        return text.contains("prep") ? text.replaceFirst("(?s).*(prep\\d+).*", "$1") : text;
    }

    /** How many of the driver's statements both clerks have borrowed. A pool may take its time to get one back (c3p0). */
    long shared() {
        return statements.values().stream().filter(had -> had.size() == 2).count();
    }

    Map<String, Expected> books() {
        leave();
        return books;
    }

    @Override
    public void close() throws SQLException {
        held.close();
        connection.close();
    }
}
