package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.telemetry.LogLines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A thread that serves nobody reads by more texts than one activation keeps cells of. */
class ManyTextsTest extends ReadingLines {
    private static final int TEXTS = 9_000;

    /** On a thread of its own: this one's activation has cells of other tests, and is theirs. */
    @Test
    void eachRowCountsOnceThoughTheActivationIsAnotherMeanwhile() throws Exception {
        int others = books.ledger.activations(); // this thread's own, where no test before had it count
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(this::readManyTexts).get();
            // while the thread lives, since the last activation of a thread that is gone is let go too
            books.ledger.drain(SECOND, false);
        } finally {
            thread.shutdown();
        }

        assertEquals(1, books.ledger.activations() - others, "those before are let go");
        long fetched = 0;
        long names = 0;
        for (Map<String, Object> line : books.closeInterval()) {
            if ("pii-read".equals(LogLines.at(line, "event.action"))) {
                fetched += (Long) at(line, "rows.fetched");
                Object read = at(line, "values.PERSON_NAME");
                names += read == null ? 0 : (Long) read;
            }
        }
        assertEquals(TEXTS + 10, fetched);
        assertEquals(TEXTS + 10, names);
        assertEquals(0, books.ledger.totals().rowsAssumed());
    }

    private @Nullable Void readManyTexts() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet open = statement.executeQuery("select id, name from person")) {
            take(open, 3, "NAME");
            for (int i = 0; i < TEXTS; i++) {
                read("select id, name from person as " + alias(i), 1, "NAME");
            }
            take(open, 10, "NAME");
        }
        return null;
    }

    /** In letters, since a number may be taken for a literal. */
    private static String alias(int number) {
        StringBuilder alias = new StringBuilder("p_");
        for (int left = number; left > 0; left /= 26) {
            alias.append((char) ('a' + left % 26));
        }
        return alias.toString();
    }
}
