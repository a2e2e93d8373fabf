package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rowtally.bridge.Activation;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What one line of the log says against what was read through the real driver: who, where, and every counter to the row. */
class LedgerLinesTest extends ReadingLines {
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
    void aStatementThatFoundNothingStillHasItsLine() throws SQLException, IOException {
        books.serve(() -> read("select id from person where id > 90", 1, "ID"));

        assertEquals(
                "statements=1 result_sets=0 writes=0 rows.fetched=0 rows.read=0 rows.pii_fetched=0 rows.pii_read=0"
                        + " rows.max_result_set=0 lossy.assumed_rows=0 lossy.unresolved_cells=0",
                counters(only(books.linesAt(SECOND))));
    }

    /** What threw is over: the thread is not inside the driver for ever. */
    @Test
    void rowsCountAfterAStatementThatTheDriverHasRefused() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.executeQuery("select nothing from nowhere"));
            }
            assertThrows(SQLException.class, () -> connection.prepareStatement("select nothing from nowhere"));
            read("select name from person", 10, "NAME");
        });

        assertEquals(10L, at(only(books.linesAt(SECOND)), "rows.read"));
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

    /** The second and third are counted into the lines that the first has made. */
    @Test
    void requestsThatReadOnTwoDatabasesCountOnEach() throws SQLException, IOException {
        Connection second = books.connect();
        WovenLedger.execute(second, "create table person(id int)", "insert into person values(1)");
        books.forgetTheRest();
        Connection first = connection;
        for (int request = 1; request <= 3; request++) {
            books.serve(() -> {
                read("select id from person", 4, "ID");
                connection = second;
                read("select id from person", 1, "ID");
                connection = first;
            });
            books.ledger.drain(request * SECOND, false);
        }

        List<String> counted = new ArrayList<>();
        for (Map<String, Object> line : books.closeInterval()) {
            counted.add(at(line, "rows.fetched") + " " + at(line, "rows.read") + " " + at(line, "statements"));
        }
        Collections.sort(counted);

        assertEquals("[12 12 3, 3 3 3]", counted.toString());
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
}
