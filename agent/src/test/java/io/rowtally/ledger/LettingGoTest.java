package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is over is let go, and not before its last row is in a line. */
class LettingGoTest extends ReadingLines {
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
}
