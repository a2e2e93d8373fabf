package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the log against what was read through the real driver: every counter, to the row, in its interval. */
class LedgerLinesTest {
    private static final long SECOND = 1_000;
    private static final List<String> COUNTERS = Arrays.asList(
            "statements",
            "result_sets",
            "writes",
            "rows.fetched",
            "rows.read",
            "rows.pii_fetched",
            "rows.pii_read",
            "rows.max_result_set",
            "lossy.assumed_rows",
            "lossy.unresolved_cells");

    @TempDir
    Path home;

    private WovenLedger books;
    private Connection connection;

    @BeforeEach
    void tenPersonsTheFourthWithoutPhone() throws SQLException, IOException {
        books = new WovenLedger(home);
        books.personal("NAME", "PERSON_NAME", true, "person");
        books.personal("PHONE", "PHONE", true, "person");
        books.personal("NOTE", "OTHER_PII", false, "person");
        books.user = "nj0417";
        connection = books.connect();
        WovenLedger.execute(
                connection, "create table person(id int primary key, name varchar, phone varchar, note varchar)");
        for (int i = 0; i < 10; i++) {
            WovenLedger.execute(
                    connection, "insert into person values(" + i + ",'n'," + (i == 3 ? "null" : "'p'") + ",'x')");
        }
        books.forgetTheRest();
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
    }

    @Test
    void everyCounterIsWhatTheApplicationDid() throws SQLException, IOException {
        books.serve(() -> {
            read("select id, name, phone from person", 10, "ID", "NAME", "PHONE");
            read("select id, name, phone from person where id > 7", 5, "ID");
            read("select id, name, phone from person where id > 90", 5, "ID");
            WovenLedger.execute(connection, "update person set note = 'y'", "update person set note = 'z'");
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select id from person")) {
                set.next();
                set.getInt("person.id"); // H2 knows it, its labels do not
            }
        });

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals(
                "statements=4 result_sets=3 writes=2 rows.fetched=13 rows.read=12 rows.pii_fetched=12 rows.pii_read=10"
                        + " rows.max_result_set=10 lossy.assumed_rows=0 lossy.unresolved_cells=1",
                counters(line));
        assertEquals("{PERSON_NAME=10, PHONE=9}", text(line, "values"));
        assertEquals("{PERSON_NAME=10, PHONE=9}", text(line, "rows_by_category"));
        assertEquals("{person=10}", text(line, "tables"));
        assertEquals("null", text(line, "probable"));
    }

    @Test
    void aLineTellsWhoOnWhichDatabaseAndHowHeWasFound() throws SQLException, IOException {
        books.serve(() -> read("select id from person", 1, "ID"));

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals("nj0417", LogLines.at(line, "user.id"));
        assertEquals("192.0.2.7", LogLines.at(line, "client.ip"));
        assertEquals("h2database", LogLines.at(line, "db.system.name"));
        assertEquals("app", LogLines.at(line, "db.user"));
        assertEquals("{method=http-session, key=loginUser.account, confidence=low}", text(line, "attribution"));
        assertEquals("5m", text(line, "interval"));
        assertEquals("2026-11-23T14:00:00.000Z", LogLines.at(line, "event.start"));
        assertEquals("2026-11-23T14:05:00.000Z", LogLines.at(line, "event.end"));
    }

    @Test
    void anIntervalHasOnlyWhatCameInIt() throws SQLException, IOException {
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select id, name, phone from person order by id")) {
            take(set, 4, "NAME", "PHONE");
            WovenLedger.execute(connection, "update person set note = 'y'");
            set.getInt("person.id"); // H2 knows it, its labels do not
            assertEquals(Collections.emptyList(), books.linesAt(SECOND), "the user is not known yet");
            books.ledger.drain(2 * SECOND, false);
            take(set, 2, "NAME", "PHONE");
            assertEquals(
                    "statements=1 result_sets=1 writes=1 rows.fetched=6 rows.read=5 rows.pii_fetched=6 rows.pii_read=5"
                            + " rows.max_result_set=6 lossy.assumed_rows=0 lossy.unresolved_cells=1",
                    counters(only(books.linesAt(3 * SECOND))));

            take(set, 3, "NAME", "PHONE");
            set.getInt("person.id"); // H2 knows it, its labels do not
            WovenLedger.execute(connection, "update person set note = 'z'", "update person set note = 'y'");
            Map<String, Object> second = only(books.linesAt(4 * SECOND));

            assertEquals(
                    "statements=0 result_sets=0 writes=2 rows.fetched=3 rows.read=3 rows.pii_fetched=3 rows.pii_read=3"
                            + " rows.max_result_set=9 lossy.assumed_rows=0 lossy.unresolved_cells=1",
                    counters(second));
            assertEquals("{PERSON_NAME=3, PHONE=3}", text(second, "values"));
        }
        read("select id, name, phone from person where id < 2", 5, "NAME");
        Activation.endRequest(token);
        assertEquals(
                "statements=1 result_sets=1 writes=0 rows.fetched=2 rows.read=3 rows.pii_fetched=2 rows.pii_read=3"
                        + " rows.max_result_set=2 lossy.assumed_rows=0 lossy.unresolved_cells=0",
                counters(only(books.linesAt(5 * SECOND))));
    }

    @Test
    void anIntervalInWhichNothingHappenedHasNoLine() throws SQLException, IOException {
        books.serve(() -> read("select id from person", 10, "ID"));
        assertEquals(1, books.linesAt(SECOND).size());

        assertEquals(Collections.emptyList(), books.linesAt(2 * SECOND));
    }

    @Test
    void aStatementThatFoundNothingStillHasItsLine() throws SQLException, IOException {
        books.serve(() -> read("select id from person where id > 90", 1, "ID"));

        assertEquals(
                "statements=1 result_sets=0 writes=0 rows.fetched=0 rows.read=0 rows.pii_fetched=0 rows.pii_read=0"
                        + " rows.max_result_set=0 lossy.assumed_rows=0 lossy.unresolved_cells=0",
                counters(only(books.linesAt(SECOND))));
    }

    @Test
    void probableColumnsAreCountedApart() throws SQLException, IOException {
        books.serve(() -> {
            read("select id, note from person", 10, "NOTE");
            read("select name, note from person where id < 4", 10, "NAME", "NOTE");
        });

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals("{values={OTHER_PII=14}}", text(line, "probable"));
        assertEquals("{PERSON_NAME=4}", text(line, "values"));
        assertEquals("{PERSON_NAME=4}", text(line, "rows_by_category"));
        assertEquals("{person=4}", text(line, "tables"));
        assertEquals(4L, at(line, "rows.pii_read"));
        assertEquals(4L, at(line, "rows.pii_fetched"), "a set of probable columns alone is not known to be personal");
    }

    @Test
    void twoColumnsOfOneCategoryAreTwoCellsOnOneRow() throws SQLException, IOException {
        books.personal("MOBILE", "PHONE", true, null);
        books.serve(() -> read("select phone, phone as mobile from person", 10, "PHONE", "MOBILE"));

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals("{PHONE=18}", text(line, "values"));
        assertEquals("{PHONE=9}", text(line, "rows_by_category"));
        assertEquals("{?=9, person=9}", text(line, "tables"));
        assertEquals(9L, at(line, "rows.pii_read"));
    }

    @Test
    void columnsBeyondSixtyThreeCountLikeTheFirst() throws SQLException, IOException {
        int[] columns = {1, 62, 63, 64, 65, 127, 128, 129, 191, 192, 200};
        String list =
                IntStream.rangeClosed(1, 200).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        for (int column : columns) {
            books.personal("C" + column, "PHONE", true, "t" + column);
        }
        for (int column : columns) {
            for (int read : new int[] {column, column - 1, column + 1}) {
                if (read >= 1 && read <= 200) {
                    books.serve(() -> {
                        try (Statement statement = connection.createStatement();
                                ResultSet set =
                                        statement.executeQuery("select " + list + " from person where id < 3")) {
                            while (set.next()) {
                                set.getString(read);
                            }
                        }
                    });
                    Map<String, Object> line = only(books.linesAt(SECOND));
                    boolean personal = Arrays.stream(columns).anyMatch(c -> c == read);
                    String expected = personal ? "{t" + read + "=3}" : "{}";
                    assertEquals(expected, text(line, "tables"), "column " + read);
                    assertEquals(3L, at(line, "rows.read"), "column " + read);
                }
            }
        }
    }

    @Test
    void rowsOfWideAndNarrowColumnsTogetherAreBookedBySignature() throws SQLException, IOException {
        String list =
                IntStream.rangeClosed(1, 130).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        books.personal("C1", "PERSON_NAME", true, "t");
        books.personal("C130", "PHONE", true, "t");
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select " + list + " from person order by id")) {
                for (int row = 0; set.next(); row++) {
                    set.getString(row % 2 == 0 ? 1 : 130);
                    if (row % 5 == 0) {
                        set.getString(70);
                    }
                }
            }
        });

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals("{PERSON_NAME=5, PHONE=5}", text(line, "values"));
        assertEquals(10L, at(line, "rows.read"));
    }

    @Test
    void usersAndDatabasesHaveLinesOfTheirOwn() throws SQLException, IOException {
        Connection second = books.connect();
        WovenLedger.execute(second, "create table person(id int)", "insert into person values(1)");
        books.forgetTheRest();
        Connection first = connection;
        for (String user : new String[] {"nj0417", "nj0418", "nj0417"}) {
            books.user = user;
            books.serve(() -> read("select id from person", 10, "ID"));
        }
        connection = second;
        books.serve(() -> read("select id from person", 10, "ID"));
        connection = first;

        Map<String, Object> fetched = new TreeMap<>();
        for (Map<String, Object> line : books.linesAt(SECOND)) {
            String key = LogLines.at(line, "user.id") + " " + (line.toString().contains("books") ? "" : "?");
            fetched.merge(key.trim() + " " + at(line, "rows.fetched"), 1, (a, b) -> 2);
        }

        assertEquals("{nj0417 1=1, nj0417 20=1, nj0418 10=1}", fetched.toString());
    }

    @Test
    void anActivationThatIsOverIsLetGo() throws SQLException, IOException {
        int before = books.ledger.activations();
        books.serve(() -> read("select id from person", 10, "ID"));

        books.ledger.drain(SECOND, false);

        assertEquals(before, books.ledger.activations());
        assertEquals(10L, at(only(books.closeInterval()), "rows.fetched"));
    }

    @Test
    void aThreadOutsideRequestsIsLetGoOnceItIsDead() throws Exception {
        int before = books.ledger.activations();
        Thread job = new Thread(
                () -> {
                    try {
                        read("select id from person", 10, "ID");
                    } catch (SQLException e) {
                        books.failed(e);
                    }
                },
                "import-7");
        job.start();
        job.join();

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals(before, books.ledger.activations());
        assertEquals(Actor.UNATTRIBUTED, LogLines.at(line, "user.id"));
        assertEquals("import-#", text(line, "attribution.key"));
        assertEquals(10L, at(line, "rows.fetched"));
    }

    @Test
    void anActivationWithAnOpenSetIsWatchedForSixtySecondsAndNoLonger() throws SQLException, IOException {
        int before = books.ledger.activations();
        Object token = Activation.beginRequest("request");
        ResultSet set = connection.createStatement().executeQuery("select name, phone from person order by id");
        take(set, 3, "NAME");
        Activation.endRequest(token);

        assertEquals(3L, at(only(books.linesAt(100 * SECOND)), "rows.fetched"));
        books.ledger.drain(159_999, false);
        assertEquals(before + 1, books.ledger.activations());
        assertEquals(Collections.emptyList(), books.closeInterval());

        Map<String, Object> line = only(books.linesAt(160 * SECOND));
        assertEquals(before, books.ledger.activations());
        assertEquals(
                "statements=0 result_sets=0 writes=0 rows.fetched=0 rows.read=1 rows.pii_fetched=0 rows.pii_read=1"
                        + " rows.max_result_set=0 lossy.assumed_rows=1 lossy.unresolved_cells=0",
                counters(line));
        set.close();
    }

    @Test
    void aWideRowThatIsNeverLeftIsAssumedLikeTheWideRowBefore() throws SQLException, IOException {
        String list =
                IntStream.rangeClosed(1, 130).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        books.personal("C130", "PHONE", true, "t");
        Object token = Activation.beginRequest("request");
        ResultSet set = connection.createStatement().executeQuery("select " + list + " from person");
        set.next();
        set.getString(130);
        set.next();
        Activation.endRequest(token);
        books.ledger.drain(0, false);

        assertEquals("{PHONE=2}", text(only(books.linesAt(60 * SECOND)), "values"));
        set.close();
    }

    @Test
    void rowsThatAnotherThreadLeavesAreFetchedOnce() throws Exception {
        Object token = Activation.beginRequest("request");
        ResultSet[] sets = new ResultSet[3];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = connection.createStatement().executeQuery("select name, phone from person order by id");
            take(sets[i], 1, "NAME", "PHONE");
        }
        books.ledger.drain(SECOND, false);
        Thread closer = new Thread(() -> {
            try {
                sets[0].close();
                sets[1].close();
            } catch (SQLException e) {
                books.failed(e);
            }
        });
        closer.start();
        closer.join();
        sets[2].close();
        Activation.endRequest(token);

        Map<String, Object> line = only(books.linesAt(2 * SECOND));

        assertEquals(3L, at(line, "rows.fetched"));
        assertEquals(3L, at(line, "rows.read"));
        assertEquals("{PERSON_NAME=3, PHONE=3}", text(line, "values"));
    }

    @Test
    void aUserWhoComesAfterTheWaitIsAskedForWhileTheRequestGoesOn() throws SQLException, IOException {
        books.user = null;
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select id from person")) {
            take(set, 2, "ID");
            books.ledger.drain(0, false);
            books.ledger.drain(59_999, false);
            assertEquals(Collections.emptyList(), books.closeInterval());
            assertEquals(Actor.UNATTRIBUTED, LogLines.at(only(books.linesAt(60 * SECOND)), "user.id"));

            books.user = "nj0417";
            take(set, 3, "ID");

            Map<String, Object> line = only(books.linesAt(61 * SECOND));
            assertEquals("nj0417", LogLines.at(line, "user.id"), "nobody asked again before the request's end");
            assertEquals(3L, at(line, "rows.fetched"));
        }
        Activation.endRequest(token);
    }

    @Test
    void whatFailsWhileTheUserIsAskedForCostsNoRow() throws SQLException, IOException {
        books.trouble = new StackOverflowError();
        Object token = Activation.beginRequest("request");
        try {
            read("select id from person", 10, "ID");
        } finally {
            Activation.endRequest(token);
        }
        books.trouble = null;

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals(Actor.UNATTRIBUTED, LogLines.at(line, "user.id"));
        assertEquals(10L, at(line, "rows.fetched"));
        assertEquals(10L, at(line, "rows.read"));
    }

    @Test
    void theTotalsAreWhatTheLinesSay() throws SQLException, IOException {
        long read = books.ledger.totals().rowsRead();
        long fetched = books.ledger.totals().rowsFetched();
        long unattributed = books.ledger.totals().rowsUnattributed();
        books.serve(() -> read("select id from person", 10, "ID"));
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select id from person")) {
                set.next();
                set.getInt("person.id"); // H2 knows it, its labels do not
            }
        });
        books.user = null;
        Object token = Activation.beginRequest("request");
        ResultSet set = connection.createStatement().executeQuery("select id from person");
        take(set, 4, "ID");
        Activation.endRequest(token);
        books.linesAt(SECOND);
        books.linesAt(61 * SECOND);

        assertEquals(15, books.ledger.totals().rowsFetched() - fetched);
        assertEquals(14, books.ledger.totals().rowsRead() - read);
        assertEquals(4, books.ledger.totals().rowsUnattributed() - unattributed);
        assertEquals(1, books.ledger.totals().rowsAssumed());
        assertEquals(1, books.ledger.totals().cellsUnresolved());
        set.close();
    }

    @Test
    void aShapeThatGetsItsLabelsWhileItIsReadLosesNoPersonalRow() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        int rounds = 100;
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < rounds; i++) {
                    int round = i;
                    books.serve(() -> {
                        for (int shape = 0; shape < 30; shape++) {
                            read("select name, " + round + ", " + shape + " from person where id = 3", 2, "NAME");
                        }
                    });
                }
            } catch (SQLException e) {
                books.failed(e);
            } finally {
                over.set(true);
            }
        });
        writer.start();
        while (!over.get()) {
            books.ledger.drain(SECOND, false);
        }
        writer.join();

        assertEquals(
                "statements=3000 result_sets=3000 writes=0 rows.fetched=3000 rows.read=3000 rows.pii_fetched=3000"
                        + " rows.pii_read=3000 rows.max_result_set=1 lossy.assumed_rows=0 lossy.unresolved_cells=0",
                counters(only(books.linesAt(SECOND))));
    }

    // ---- reading rows and lines

    private void read(String sql, int rows, String... labels) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            take(set, rows, labels);
        }
    }

    private static void take(ResultSet set, int rows, String... labels) throws SQLException {
        for (int i = 0; i < rows && set.next(); i++) {
            for (String label : labels) {
                set.getString(label);
            }
        }
    }

    private static Map<String, Object> only(List<Map<String, Object>> lines) {
        assertEquals(1, lines.size(), lines.toString());
        return lines.get(0);
    }

    private static String counters(Map<String, Object> line) {
        return COUNTERS.stream().map(name -> name + "=" + at(line, name)).collect(Collectors.joining(" "));
    }

    private static Object at(Map<String, Object> line, String path) {
        return LogLines.at(line, "pii." + path);
    }

    private static String text(Map<String, Object> line, String path) {
        return String.valueOf(at(line, path));
    }
}
