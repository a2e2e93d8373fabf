package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose line it is where the user comes late, or asking for him fails. */
class LateUsersTest extends ReadingLines {
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
}
