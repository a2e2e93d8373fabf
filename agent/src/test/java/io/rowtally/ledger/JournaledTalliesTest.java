package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.identity.Actor;
import io.rowtally.telemetry.DeadRun;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whenever the process dies, the log and what the journal holds beside it are what was read up to the last reading. */
class JournaledTalliesTest extends ReadingLines {
    private int copies;

    @Test
    void rowsThatAreInNoLineYetAreRecovered() throws SQLException, IOException {
        serve(4);
        books.journalAt(SECOND);
        serve(5);
        books.journalAt(2 * SECOND);

        assertRecovered("nj0417", 9, 9);
    }

    @Test
    void anIntervalsLinesAndItsJournalAreThereOnceBetweenThem() throws SQLException, IOException {
        serve(4);
        books.journalAt(SECOND);
        books.closeInterval();
        assertRecovered("nj0417", 4, 4);

        serve(5);
        books.journalAt(2 * SECOND);
        assertRecovered("nj0417", 9, 9);

        books.closeInterval();
        books.journalAt(3 * SECOND);
        assertRecovered("nj0417", 9, 9);
    }

    @Test
    void rowsThatWaitForTheirUserAreRecoveredAsNobodys() throws SQLException, IOException {
        books.user = null;
        Object token = Activation.beginRequest("request");
        read("select id, name from person", 6, "NAME");
        books.journalAt(SECOND);
        assertRecovered(Actor.UNATTRIBUTED, 6, 6);

        books.user = "nj0417";
        Activation.endRequest(token);
        books.journalAt(2 * SECOND);
        assertRecovered("nj0417", 6, 6);
        assertRecovered(Actor.UNATTRIBUTED, 0, 0);
    }

    @Test
    void rowsThatWaitForTheirVerdictAreRecoveredAsFarAsIsKnown() throws SQLException, IOException {
        books.tagging = false;
        serve(7);
        books.journalAt(SECOND);
        assertRecovered("nj0417", 7, 7);

        serve(2);
        books.journalAt(2 * SECOND);
        assertRecovered("nj0417", 9, 9);

        books.tagging = true;
        books.tagAgain();
        books.journalAt(3 * SECOND);
        assertRecovered("nj0417", 9, 9);
        assertEquals(9L, LogLines.at(only(books.closeInterval()), "pii.values.PERSON_NAME"));
        books.journalAt(4 * SECOND);
        assertRecovered("nj0417", 9, 9);
    }

    /** So long that the journal is begun anew more than once, with all that is in no line of the file. */
    @Test
    void linesThatWaitForTheDiskStayInTheJournal() throws SQLException, IOException {
        Path file = Files.createDirectory(home.resolve("telemetry.jsonl"));
        serve(4);
        books.journalAt(SECOND);
        books.closeUnseen();
        char[] name = new char[250];
        Arrays.fill(name, 'n');
        for (int round = 2; round < 130; round++) {
            for (int user = 0; user < 100; user++) {
                books.user = new String(name) + user;
                serve(1);
            }
            books.journalAt(round * SECOND);
        }
        assertRecovered("nj0417", 4, 4);

        Files.delete(file);
        books.writeWhatWaits();
        assertRecovered("nj0417", 4, 4);
        books.journalAt(130 * SECOND);
        assertRecovered("nj0417", 4, 4);
    }

    @Test
    void whatManyRequestsWaitForIsAskedOnce() throws SQLException, IOException {
        books.tagging = false;
        for (int request = 0; request < 20; request++) {
            serve(2);
        }
        books.journalAt(SECOND);

        assertRecovered("nj0417", 40, 40);
        assertEquals(1, books.guesses, "a busy application's requests would take the agent's thread seconds a turn");
    }

    @Test
    void whatOneRequestHasReadOnTwoDatabasesIsRecoveredOfBoth() throws SQLException, IOException {
        Connection first = connection;
        Connection second = books.connect();
        WovenLedger.execute(second, "create table person(id int, name varchar)", "insert into person values(1, 'n')");
        books.forgetTheRest();
        for (int request = 1; request <= 2; request++) {
            books.serve(() -> {
                read("select id, name from person", 4, "NAME");
                connection = second;
                read("select id, name from person", 1, "NAME");
                connection = first;
            });
            books.journalAt(request * SECOND);
        }

        assertRecovered("nj0417", 10, 10);
    }

    private void serve(int rows) throws SQLException {
        books.serve(() -> read("select id, name from person", rows, "NAME"));
    }

    /** In a copy of the directory, as if the process had been killed now. */
    private void assertRecovered(String user, long rows, long names) throws IOException {
        Path copy = home.resolve("copy" + copies++);
        Files.createDirectories(copy.resolve("state"));
        if (Files.isRegularFile(home.resolve("telemetry.jsonl"))) {
            Files.copy(home.resolve("telemetry.jsonl"), copy.resolve("telemetry.jsonl"));
        }
        Files.copy(home.resolve("state/journal"), copy.resolve("state/journal"));
        DeadRun.recover(copy, "1.0.0", problem -> {});

        List<Map<String, Object>> lines = LogLines.readAll(copy);
        assertEquals(rows, sum(lines, user, "pii.rows.fetched"), lines.toString());
        assertEquals(names, sum(lines, user, "pii.values.PERSON_NAME"), lines.toString());
        Files.delete(copy.resolve("state/journal"));
    }

    private static long sum(List<Map<String, Object>> lines, String user, String counter) {
        long sum = 0;
        for (Map<String, Object> line : lines) {
            Object value = LogLines.at(line, counter);
            boolean counts = "pii-read".equals(LogLines.at(line, "event.action"));
            sum += counts && user.equals(LogLines.at(line, "user.id")) && value instanceof Long ? (Long) value : 0;
        }
        return sum;
    }
}
