package io.rowtally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.ledger.Totals;
import io.rowtally.runtime.WovenDoor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements and sets in front of a driver's, as pools have them: a row counts once, and a set that does not count needs next to nothing. */
class WrappersTest {
    /** DESIGN's bytes of a result set. */
    private static final long PROMISED = 140;

    private WovenDoor door;
    private Object request;

    @BeforeEach
    void open() throws SQLException {
        door = new WovenDoor();
        request = Activation.beginRequest("request");
    }

    @AfterEach
    void close() throws SQLException {
        door.close();
    }

    @Test
    void aRowCountsOnce() throws Exception {
        PreparedStatement statement = new NothingDriver(true).inFront(3);
        for (int i = 0; i < 5; i++) {
            assertEquals(3, read(statement));
        }
        statement.close();

        assertTotals(15, 15);
    }

    /** A cursor of its own would be half as much again. */
    @Test
    void aSetAndTheOneInFrontOfItTakeNoMoreThanIsPromisedOfOne() throws Exception {
        long plain = bytesOfASet(new NothingDriver(false).inFront(1));
        long advised = bytesOfASet(new NothingDriver(true).inFront(1));

        Activation.endRequest(request);
        assertTrue(advised - plain <= PROMISED, () -> advised + " bytes, without advice " + plain);
    }

    @Test
    void aSetOfItsOwnCountsThoughAnotherWasReadForIt() throws Exception {
        PreparedStatement statement = new NothingDriver(true).copying(7, 2);
        assertEquals(2, read(statement));
        statement.close();

        assertTotals(2, 2);
    }

    /** It has no cursor that tells its statement, before it counts. */
    @Test
    void theLastRowOfSuchASetIsBookedWhenItsStatementCloses() throws Exception {
        PreparedStatement statement = new NothingDriver(true).copying(7, 2);
        for (int i = 0; i < 2; i++) {
            ResultSet set = statement.executeQuery();
            assertTrue(set.next());
            set.getString(1);
            assertTrue(set.next());
            set.getString(2);
        }
        statement.close();

        assertTotals(4, 4);
    }

    @Test
    void aSetThatIsHandedOutBesideSuchASetTakesNothingFromIt() throws Exception {
        PreparedStatement statement = new NothingDriver(true).copying(7, 2);
        for (int i = 0; i < 2; i++) {
            ResultSet set = i == 0 ? statement.executeQuery() : statement.getResultSet();
            assertTrue(set.next());
            set.getString(1);
        }
        statement.close();

        assertTotals(2, 2);
    }

    /** Of a set that moves for nothing first. */
    @Test
    void aSetWithoutRowsLeavesNothingBehind() throws Exception {
        PreparedStatement empty = new NothingDriver(true).inFront(0);
        PreparedStatement other = new NothingDriver(true).inFront(2);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, read(empty));
            assertEquals(2, read(other));
        }
        empty.close();
        other.close();

        assertTotals(6, 6);
    }

    private void assertTotals(long fetched, long read) {
        Activation.endRequest(request);
        Totals totals = door.totals();
        assertEquals(fetched, totals.rowsFetched());
        assertEquals(read, totals.rowsRead());
        assertEquals(0, totals.rowsAssumed());
    }

    private static int read(PreparedStatement statement) throws SQLException {
        int rows = 0;
        try (ResultSet set = statement.executeQuery()) {
            while (set.next()) {
                set.getString(1);
                rows++;
            }
        }
        return rows;
    }

    /** Once it is known that no column identifies anybody. */
    private long bytesOfASet(PreparedStatement statement) throws SQLException {
        read(statement);
        door.judgeAnonymous();
        return Allocated.byOne(() -> read(statement), 3_000);
    }
}
