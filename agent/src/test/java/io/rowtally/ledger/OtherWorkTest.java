package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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

    /** What the test's own thread reads without a scope is in the books of whichever test it first read in. */
    private static void onAThreadOfItsOwn(Callable<Void> work) throws Exception {
        FutureTask<Void> task = new FutureTask<>(work);
        new Thread(task).start();
        task.get();
    }

    @Test
    void aMessageIsServedForItsUserAndNothingAfterIt() throws Exception {
        onAThreadOfItsOwn(() -> {
            Object message = Scope.serves("message", Scope.MESSAGE);
            read(ALL, 3, "ID");
            Activation.endRequest(message);
            read(ALL, 2, "ID");
            books.user = "nj0418";
            Object next = Scope.serves("message", Scope.MESSAGE);
            read(ALL, 5, "ID");
            Activation.endRequest(next);
            return null;
        });

        assertEquals("{_unattributed=2, nj0417=3, nj0418=5}", whose());
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
