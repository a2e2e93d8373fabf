package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.telemetry.DeadRun;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the log takes no more lines, nothing is counted away: what finds no room is in a later line. */
class NoRoomTest extends ReadingLines {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);
    private static final Instant LAST = NOON.plusSeconds(2);

    @Test
    void usersWhoFoundNoRoomAreInTheNextLineFromTheFirstIntervalOn() throws SQLException, IOException {
        serve("a", 4);
        serve("b", 5);
        List<Map<String, Object>> first = closeWithRoomFor(1, NOON, LATER);
        serve("b", 6);
        serve("c", 7);
        List<Map<String, Object>> second = closeWithRoomFor(10, LATER, LAST);

        assertEquals(Arrays.asList("a"), LogLines.values(first, "user.id"));
        assertEquals(Arrays.asList("b", "c"), LogLines.values(second, "user.id"));
        assertEquals(Arrays.asList(11L, 7L), LogLines.values(second, "pii.rows.fetched"));
        assertEquals(
                Arrays.asList("2026-11-23T12:00:00.000Z", "2026-11-23T12:00:01.000Z"),
                LogLines.values(second, "event.start"));
        assertEquals(22, books.ledger.totals().rowsFetched());
    }

    @Test
    void theHoursLinesWaitForRoomToo() throws SQLException, IOException {
        serve("a", 4);
        serve("b", 5);
        Instant hour = NOON.plus(Duration.ofHours(1));
        List<Map<String, Object>> first = closeWithRoomFor(2, NOON, hour);
        serve("b", 6);
        List<Map<String, Object>> second = closeWithRoomFor(10, hour, hour.plus(Duration.ofHours(1)));

        assertEquals(Arrays.asList("pii-read", "pii-read"), LogLines.values(first, "event.action"));
        assertEquals(4, rolledUp(second, "a"), second.toString());
        assertEquals(11, rolledUp(second, "b"), second.toString());
    }

    private static long rolledUp(List<Map<String, Object>> lines, String user) {
        long rows = 0;
        for (Map<String, Object> line : lines) {
            boolean wanted = user.equals(LogLines.at(line, "user.id")) && "1h".equals(at(line, "interval"));
            rows += wanted ? (Long) at(line, "rows.fetched") : 0;
        }
        return rows;
    }

    @Test
    void aRunThatIsKilledMeanwhileIsRecoveredToTheRow() throws SQLException, IOException {
        serve("a", 4);
        serve("b", 5);
        books.journalAt(1_000);
        closeWithRoomFor(1, WovenLedger.START, LATER);
        assertRecovered(9);
        serve("b", 6);
        books.journalAt(2_000);
        assertRecovered(15);
        serve("b", 7);
        books.journalAt(3_000);
        assertRecovered(22);
        closeWithRoomFor(10, LATER, LAST);
        assertRecovered(22);
        books.journalAt(4_000);
        assertRecovered(22);
    }

    private void serve(String user, int rows) throws SQLException {
        books.user = user;
        books.serve(() -> read("select id, name from person", rows, "NAME"));
    }

    private List<Map<String, Object>> closeWithRoomFor(int lines, Instant from, Instant until) throws IOException {
        int[] left = {lines};
        books.room = () -> left[0]-- > 0;
        books.ledger.drain(0, false);
        return new ArrayList<>(books.closeInterval(from, until));
    }

    /** In a copy of the directory, as if the process had been killed now. */
    private void assertRecovered(long rows) throws IOException {
        Path copy = Files.createTempDirectory(home, "copy");
        Files.createDirectories(copy.resolve("state"));
        for (String file : Arrays.asList("telemetry.jsonl", "state/journal")) {
            if (Files.exists(home.resolve(file))) {
                Files.copy(home.resolve(file), copy.resolve(file));
            }
        }
        DeadRun.recover(copy, "1.0.0", problem -> {});
        List<Map<String, Object>> lines =
                Files.exists(copy.resolve("telemetry.jsonl")) ? LogLines.readAll(copy) : Collections.emptyList();
        long sum = 0;
        for (Map<String, Object> line : lines) {
            Object fetched =
                    "pii-read".equals(LogLines.at(line, "event.action")) && LogLines.at(line, "user.id") != null
                            ? LogLines.at(line, "pii.rows.fetched")
                            : null;
            sum += fetched instanceof Long ? (Long) fetched : 0;
        }
        assertEquals(rows, sum, lines.toString());
        Files.delete(copy.resolve("state/journal"));
    }
}
