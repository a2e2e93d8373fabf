package io.rowtally.it.app.pools;

import io.rowtally.it.app.Database;
import io.rowtally.it.app.Expected;
import io.rowtally.it.app.Reader;
import io.rowtally.it.app.Scenarios;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What only a pool makes possible: who borrows a connection finds, or leaves, what others have made on it. */
final class Borrowings {
    private static final String ALL = "select id, person_name, phone, amount from person order by id";
    private static final String[] LABELS = {"id", "person_name", "phone", "amount"};
    private static final String THOUSAND =
            "select p.person_name, q.phone from person p join person q on q.id >= 10 and q.id < 20 order by p.id";

    /** One way of borrowing. */
    interface Borrowing {
        void run(DataSource source, Expected expected) throws Exception;
    }

    private Borrowings() {}

    private static Map<String, Borrowing> all() {
        Map<String, Borrowing> all = new TreeMap<>();
        all.put("threeofthousand", Borrowings::threeOfThousand);
        all.put("sameagain", Borrowings::sameAgain);
        all.put("leftopen", Borrowings::leftOpen);
        all.put("closedover", Borrowings::closedOver);
        all.put("twoatonce", Borrowings::twoAtOnce);
        all.put("rebound", Borrowings::rebound);
        all.put("closedbelow", Borrowings::closedBelow);
        return all;
    }

    static void run(Database database, Stack stack, String suffix) throws Exception {
        for (Map.Entry<String, Borrowing> each : all().entrySet()) {
            Expected expected = new Expected();
            String name = each.getKey() + suffix;
            database.through(stack, name, source -> {
                try (Connection connection = source.getConnection()) {
                    Scenarios.fill(connection, expected);
                }
                each.getValue().run(source, expected);
            });
            System.out.println(expected.line(name));
        }
    }

    private static Reader read(Statement statement, Expected expected) throws SQLException {
        expected.statements++;
        return new Reader(expected, statement.executeQuery(ALL), LABELS);
    }

    private static void threeOfThousand(DataSource source, Expected expected) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            expected.statements++;
            try (Reader reader = new Reader(expected, statement.executeQuery(THOUSAND), "person_name", "phone")) {
                for (int i = 0; i < 3; i++) {
                    reader.next();
                    reader.string(1);
                }
            }
        }
    }

    /** One borrower after the other prepares the same text, so that a cache of statements hands out the same one. */
    private static void sameAgain(DataSource source, Expected expected) throws SQLException {
        for (int borrower = 0; borrower < 4; borrower++) {
            try (Connection connection = source.getConnection();
                    PreparedStatement names =
                            connection.prepareStatement("select person_name from person where id > ?");
                    PreparedStatement phones = connection.prepareStatement("select phone from person where id > ?")) {
                names.setInt(1, borrower);
                phones.setInt(1, borrower * 10);
                expected.statements += 2;
                try (Reader reader = new Reader(expected, names.executeQuery(), "person_name");
                        Reader other = new Reader(expected, phones.executeQuery(), "phone")) {
                    while (reader.next() && other.next()) {
                        reader.string(1);
                        other.string("phone");
                    }
                }
            }
        }
    }

    /** The statement and its set are forgotten; the pool closes them when the connection comes back, or nobody does. */
    private static void leftOpen(DataSource source, Expected expected) throws SQLException {
        for (int borrower = 0; borrower < 3; borrower++) {
            try (Connection connection = source.getConnection()) {
                Reader reader = read(connection.createStatement(), expected);
                for (int i = 0; i < 10; i++) {
                    reader.next();
                    reader.string(2);
                }
                reader.left();
            }
        }
    }

    /** The connection is closed first, then the set and its statement. */
    private static void closedOver(DataSource source, Expected expected) throws SQLException {
        Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        expected.statements++;
        Reader reader = new Reader(expected, statement.executeQuery(), LABELS);
        for (int i = 0; i < 10; i++) {
            reader.next();
            reader.string(3);
        }
        reader.left();
        connection.close();
        try {
            reader.set.close();
            statement.close();
        } catch (SQLException e) {
            // a pool may hold that they are closed already
        }
    }

    /** Two threads, each with a connection of its own, at the same time. */
    private static void twoAtOnce(DataSource source, Expected expected) throws Exception {
        Expected[] books = {new Expected(), new Expected()};
        Thread[] threads = new Thread[books.length];
        Throwable[] failures = new Throwable[books.length];
        for (int i = 0; i < threads.length; i++) {
            int which = i;
            threads[i] = new Thread(() -> {
                try (Connection connection = source.getConnection()) {
                    for (int time = 0; time < 20; time++) {
                        try (Statement statement = connection.createStatement();
                                Reader reader = read(statement, books[which])) {
                            while (reader.next()) {
                                reader.string(which == 0 ? 2 : 3);
                            }
                        }
                    }
                } catch (Exception | Error e) {
                    failures[which] = e;
                }
            });
            threads[i].start();
        }
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            if (failures[i] != null) {
                throw new IllegalStateException(failures[i]);
            }
            expected.add(books[i]);
        }
    }

    /** One prepared statement many times, its set closed by the next execution. */
    private static void rebound(DataSource source, Expected expected) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select person_name, phone from person where id >= ? order by id")) {
            for (int i = 0; i < 5; i++) {
                statement.setInt(1, i * 20);
                expected.statements++;
                Reader reader = new Reader(expected, statement.executeQuery(), "person_name", "phone");
                for (int row = 0; row < 5; row++) {
                    reader.next();
                    reader.string(1);
                }
                reader.left();
            }
        }
    }

    /** As much old code does it: the statement is closed, which closes the set; one row each, columns by turns. */
    private static void closedBelow(DataSource source, Expected expected) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (int i = 1; i < 10; i++) {
                try (PreparedStatement statement =
                        connection.prepareStatement("select person_name, phone from person where id = ?")) {
                    statement.setInt(1, i);
                    expected.statements++;
                    Reader reader = new Reader(expected, statement.executeQuery(), "person_name", "phone");
                    if (reader.next()) {
                        reader.string(1 + i % 2);
                    }
                    reader.left();
                }
            }
        }
    }
}
