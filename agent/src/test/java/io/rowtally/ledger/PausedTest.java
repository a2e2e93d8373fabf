package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Bridge;
import java.io.IOException;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between a pause and its end nothing counts, and everything before and after it to the row, in sets that last through it too. */
class PausedTest extends ReadingWays {
    private static final String NAMES = "select name from person order by id";

    private void pause() {
        books.ledger.drain(0, false);
        Bridge.count(false);
        books.ledger.takeOffTheShortWay();
    }

    @AfterEach
    void goOn() {
        Bridge.count(true);
    }

    private static void read(ResultSet set, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            assertTrue(set.next());
            set.getString(1);
        }
    }

    @Test
    void aSetThatLastsThroughItCountsBeforeAndAfter() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery(NAMES)) {
                read(set, 5);
                pause();
                read(set, 2);
                Bridge.count(true);
                read(set, 3);
            }
        });

        Map<String, Object> line = assertLine("fetched=8 read=8 names=8 sets=1 largest=8");
        assertEquals(1L, at(line, "statements"));
    }

    @Test
    void whatIsExecutedMeanwhileIsNoStatementAndItsLaterRowsCount() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                pause();
                try (ResultSet set = statement.executeQuery(NAMES)) {
                    read(set, 4);
                    Bridge.count(true);
                    read(set, 3);
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=3 read=3 names=3 sets=1 largest=3");
        assertEquals(0L, at(line, "statements"));
        assertEquals(3L, at(line, "tables.person"));
    }

    @Test
    void nothingThatBeginsAndEndsWithinItCounts() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    PreparedStatement update =
                            connection.prepareStatement("update person set phone = 'x' where id = 1");
                    CallableStatement call = connection.prepareCall("{? = call abs(-7)}")) {
                pause();
                try (ResultSet set = statement.executeQuery(NAMES)) {
                    read(set, 10);
                }
                update.executeUpdate();
                call.registerOutParameter(1, Types.INTEGER);
                call.execute();
                Bridge.count(true);
                try (ResultSet set = statement.executeQuery("select id from person")) {
                    read(set, 1);
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=1 read=1 names=0 sets=1 largest=1");
        assertEquals(1L, at(line, "statements"));
        assertEquals(0L, at(line, "writes"));
    }

    @Test
    void anotherStatementBetweenTwoRowsDoesNotPutASetOnTheShortWayAgain() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    Statement other = connection.createStatement();
                    ResultSet set = statement.executeQuery("select name from person, system_range(1, 20)")) {
                read(set, 100); // the first ones are looked at, and take the long way anyway
                pause();
                other.execute("update person set phone = 'y' where id = 2");
                read(set, 50);
            }
        });

        assertLine("fetched=100 read=100 names=100 sets=1 largest=100");
    }

    @Test
    void aRowThatWasReadInPartCountsAsItWasReadInAll() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select id, name from person order by id")) {
                assertTrue(set.next());
                set.getInt(1);
                pause();
                set.getString(2);
                read(set, 1);
            }
        });

        assertLine("fetched=1 read=1 names=1 sets=1 largest=1");
    }
}
