package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Every row is in the line of the interval in which it was read, and in no other. */
class IntervalsTest extends ReadingLines {
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
}
