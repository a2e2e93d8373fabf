package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Work that no servlet request begins; what advised listeners call is called here. */
class OtherWorkTest extends ReadingLines {
    private static final String ALL = "select id from person";

    /** Rows by user. */
    private String whose() throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (Map<String, Object> line : books.linesAt(SECOND)) {
            rows.merge(String.valueOf(LogLines.at(line, "user.id")), (Long) at(line, "rows.fetched"), Long::sum);
        }
        return rows.toString();
    }

    @Test
    void aMessageIsServedForItsUserAndNothingAfterIt() throws Exception {
        Object message = Scope.serves("message", Scope.MESSAGE);
        read(ALL, 3, "ID");
        Activation.endRequest(message);
        read(ALL, 2, "ID");
        books.user = "nj0418";
        Object next = Scope.serves("message", Scope.MESSAGE);
        read(ALL, 5, "ID");
        Activation.endRequest(next);

        assertEquals("{_system=2, nj0417=3, nj0418=5}", whose());
    }

    @Test
    void aMessageThatARequestHandlesItselfIsTheRequests() throws Exception {
        Object request = Activation.beginRequest("request");
        assertNull(Scope.serves("message", Scope.MESSAGE));
        read(ALL, 3, "ID");
        Activation.endRequest(request);

        assertEquals("{nj0417=3}", whose());
    }

    @Test
    void whatNobodyKnowsIsNoScopeOfItsOwn() {
        assertNull(Scope.begins("nobody", Scope.SUBJECT));
        assertNull(Scope.begins(null, Scope.SUBJECT));
    }
}
