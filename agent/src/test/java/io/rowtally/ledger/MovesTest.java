package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whichever way a row is reached and left, and whoever reads it, it counts as one visit. */
class MovesTest extends ReadingWays {
    @Test
    void everyVisitOfARowCountsHoweverItIsReached() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement(SCROLL, ResultSet.CONCUR_READ_ONLY);
                    ResultSet set = statement.executeQuery("select id, name from person order by id")) {
                visit(set, set.next());
                visit(set, set.next());
                visit(set, set.previous());
                visit(set, set.absolute(5));
                visit(set, set.relative(-2));
                visit(set, set.last());
                visit(set, set.first());
                set.afterLast();
                visit(set, set.previous());
                set.beforeFirst();
                visit(set, set.next());
                assertTrue(!set.absolute(50));
            }
        });

        assertLine("fetched=9 read=9 names=9 sets=1 largest=9");
    }

    @Test
    void whatLooksAtTheRowWithoutMovingIsNoVisit() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement(SCROLL, ResultSet.CONCUR_UPDATABLE);
                    ResultSet set = statement.executeQuery("select id, name, phone from person order by id")) {
                for (int i = 0; i < 3; i++) {
                    visit(set, set.next());
                    set.isFirst();
                    set.isLast();
                    set.isBeforeFirst();
                    set.isAfterLast();
                    set.getRow();
                    set.refreshRow();
                    assertTrue(set.relative(0));
                }
                set.updateString("phone", "x");
                set.updateRow();
            }
        });

        assertLine("fetched=3 read=3 names=3 sets=1 largest=3");
    }

    @Test
    void aSetThatItsStatementClosesHasLeftItsRow() throws SQLException, IOException {
        books.serve(() -> {
            for (int id = 0; id < 3; id++) {
                PreparedStatement statement =
                        connection.prepareStatement("select name, phone from person where id = ?");
                statement.setInt(1, id);
                ResultSet set = statement.executeQuery();
                assertTrue(set.next());
                set.getString(1);
                statement.close();
            }
        });

        assertLine("fetched=3 read=3 names=3 sets=3 largest=1");
    }

    @Test
    void aSetWhoseStatementExecutesAgainHasLeftItsRow() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                for (int id = 0; id < 3; id++) {
                    assertTrue(statement.execute("select name, phone from person where id = 4"));
                    ResultSet set = statement.getResultSet();
                    assertTrue(set.next());
                    set.getString(1);
                }
                statement.getMoreResults();
            }
        });

        assertLine("fetched=3 read=3 names=3 sets=3 largest=1");
    }

    @Test
    void whatIsReadOnTheInsertRowIsNoRows() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement(SCROLL, ResultSet.CONCUR_UPDATABLE);
                    ResultSet set = statement.executeQuery("select id, name, phone from person order by id")) {
                visit(set, set.next());
                set.moveToInsertRow();
                set.updateInt(1, 99);
                set.updateString(3, "p");
                set.getString(3);
                set.insertRow();
                set.moveToCurrentRow();
                visit(set, set.next());
                set.getString(3);
            }
        });

        Map<String, Object> line = assertLine("fetched=2 read=2 names=2 sets=1 largest=2");
        assertEquals("{PERSON_NAME=2, PHONE=1}", String.valueOf(at(line, "values")));
    }

    @Test
    void aMoveThatFailsLeavesTheOthersExact() throws SQLException, IOException {
        books.serve(() -> {
            ResultSet dead = connection.createStatement().executeQuery("select id from person");
            dead.getStatement().close();
            assertThrows(SQLException.class, dead::next);
            ResultSet half = connection.createStatement().executeQuery("select name from person");
            visit(half, half.next());
            half.getStatement().close();
            assertThrows(SQLException.class, half::next);
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select name from person")) {
                while (set.next()) {
                    set.getString(1);
                }
            }
        });
        books.ledger.drain(now, false);

        // the row on which a set stood that its statement closed is known once it is given up
        now += 60_000;
        assertLine("fetched=11 read=11 names=11 sets=2 largest=10");
    }

    @Test
    void setsThatAreOpenAtOnceAreCountedEach() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement outer = connection.createStatement();
                    ResultSet set = outer.executeQuery("select id from person order by id")) {
                while (set.next()) {
                    int id = set.getInt(1);
                    try (PreparedStatement inner =
                            connection.prepareStatement("select name from person where id <= ?")) {
                        inner.setInt(1, id);
                        try (ResultSet names = inner.executeQuery()) {
                            while (names.next()) {
                                names.getString(1);
                            }
                        }
                    }
                }
            }
            try (Statement one = connection.createStatement();
                    Statement two = connection.createStatement();
                    ResultSet first = one.executeQuery("select name from person");
                    ResultSet second = two.executeQuery("select name from person")) {
                while (visit(first, first.next()) && visit(second, second.next())) {
                    visit(first, first.next());
                }
            }
        });

        // 10 outer and 1 + 2 + ... + 10 inner rows; then 10 of the first set and 5 of the second
        assertLine("fetched=80 read=80 names=70 sets=13 largest=10");
    }

    // ---- whose row it is

    @Test
    void aSetReadAfterItsRequestEndedIsItsUsersStill() throws SQLException, IOException {
        Object token = Activation.beginRequest("first");
        ResultSet first = connection.createStatement().executeQuery("select name from person");
        visit(first, first.next());
        Activation.endRequest(token);
        books.user = "nj0418";
        token = Activation.beginRequest("second");
        ResultSet second = connection.createStatement().executeQuery("select name from person");
        visit(second, second.next());
        Activation.endRequest(token);

        for (int i = 0; i < 3; i++) {
            visit(first, first.next());
            visit(second, second.next());
            visit(second, second.next());
        }
        first.close();
        second.close();

        assertEquals("nj0417 fetched=4 read=4, nj0418 fetched=7 read=7", byUser());
    }

    @Test
    void aSetReadInAnotherRequestIsThatRequestsUsers() throws SQLException, IOException {
        Object token = Activation.beginRequest("first");
        ResultSet set = connection.createStatement().executeQuery("select name from person");
        visit(set, set.next());
        visit(set, set.next());
        Activation.endRequest(token);

        books.user = "nj0418";
        token = Activation.beginRequest("second");
        while (visit(set, set.next())) {
            assertTrue(set.getRow() > 2);
        }
        set.close();
        Activation.endRequest(token);

        assertEquals("nj0417 fetched=2 read=2, nj0418 fetched=8 read=8", byUser());
    }

    @Test
    void afterARequestTheThreadsOwnWorkGoesOn() throws Exception {
        Thread job = new Thread(() -> {
            try {
                readAll("select name from person where id < 3", "NAME");
                books.serve(() -> readAll("select name from person where id < 5", "NAME"));
                readAll("select name from person where id < 4", "NAME");
            } catch (SQLException e) {
                books.failed(e);
            }
        });
        job.start();
        job.join();

        assertEquals("_unattributed fetched=7 read=7, nj0417 fetched=5 read=5", byUser());
    }
}
