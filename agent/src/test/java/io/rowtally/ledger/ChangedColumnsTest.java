package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Shape;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody alters a table while the application runs: the text of a query stays, its columns do not. */
class ChangedColumnsTest extends ReadingWays {

    /** A driver that finds columns by number reads the number of the new one: it takes until labels are doubted. */
    @Test
    void columnsAreComparedNowAndThen() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        books.personal("EMAIL", "EMAIL", true, "person");
        WovenLedger.execute(connection, "alter table person add email varchar default 'e' before name");
        books.forgetTheRest();

        Shape.doubtLabels();

        books.serve(() -> readAll("select * from person", "EMAIL", "NAME"));
        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals("{EMAIL=10, PERSON_NAME=10}", String.valueOf(at(line, "values")));
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    @Test
    void columnsThatStayedAreTheSameShape() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        Shape.doubtLabels();
        books.serve(() -> readAll("select * from person", "NAME"));

        assertLine("fetched=20 read=20 names=20 sets=2 largest=10");
        assertEquals(
                1,
                books.activations.stream()
                        .map(one -> one.cells().shape)
                        .distinct()
                        .count());
    }
}
