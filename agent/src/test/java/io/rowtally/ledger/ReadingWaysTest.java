package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Cell;
import io.rowtally.bridge.Run;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The less common ways of reading, through the real driver: each row once, in a bounded number of counters. */
class ReadingWaysTest {
    private static final int SCROLL = ResultSet.TYPE_SCROLL_INSENSITIVE;

    @TempDir
    Path home;

    private WovenLedger books;
    private Connection connection;
    private long now;

    @BeforeEach
    void tenPersons() throws SQLException, IOException {
        books = new WovenLedger(home);
        books.personal("NAME", "PERSON_NAME", true, "person");
        books.personal("PHONE", "PHONE", true, "person");
        books.user = "nj0417";
        connection = books.connect();
        WovenLedger.execute(connection, "create table person(id int primary key, name varchar, phone varchar)");
        for (int i = 0; i < 10; i++) {
            WovenLedger.execute(connection, "insert into person values(" + i + ", 'n', 'p')");
        }
        books.forgetTheRest();
        books.activations.clear();
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
    }

    // ---- moves

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

    // ---- where sets come from

    @Test
    void generatedKeysCountAndMetadataDoesNot() throws SQLException, IOException {
        WovenLedger.execute(connection, "create table visit(id int auto_increment primary key, note varchar)");
        books.forgetTheRest();
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("insert into visit(note) values('a'), ('b')", Statement.RETURN_GENERATED_KEYS);
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    while (keys.next()) {
                        keys.getInt(1);
                    }
                }
            }
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
                while (tables.next()) {
                    tables.getString("TABLE_NAME");
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=2 read=2 names=0 sets=1 largest=2");
        assertEquals(1L, at(line, "writes"));
        assertEquals(0L, at(line, "statements"));
    }

    @Test
    void aStatementUsedAgainGivesNewSets() throws SQLException, IOException {
        books.serve(() -> {
            try (PreparedStatement statement = connection.prepareStatement("select name from person where id < ?")) {
                for (int n : new int[] {3, 5, 0, 2}) {
                    statement.setInt(1, n);
                    assertTrue(statement.execute());
                    try (ResultSet set = statement.getResultSet()) {
                        while (set.next()) {
                            set.getString(1);
                        }
                    }
                }
            }
            try (Statement statement = connection.createStatement()) {
                for (String sql : new String[] {"select name from person", "select id from person"}) {
                    try (ResultSet set = statement.executeQuery(sql)) {
                        while (set.next()) {
                            set.getString(1);
                        }
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=30 read=30 names=20 sets=5 largest=10");
        assertEquals(6L, at(line, "statements"));
    }

    @Test
    void aStatementThatFailsCountsForNothingAndWhatFollowsDoes() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.executeQuery("select nothing from nowhere"));
                assertThrows(SQLException.class, () -> statement.execute("no sql"));
                assertThrows(SQLException.class, () -> statement.executeUpdate("insert into person values(0, '', '')"));
                try (ResultSet set = statement.executeQuery("select name from person")) {
                    while (set.next()) {
                        set.getString(1);
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals(1L, at(line, "statements"));
        assertEquals(0L, at(line, "writes"));
    }

    @Test
    void aBatchIsOneWrite() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("update person set name = 'a'");
                statement.addBatch("update person set name = 'b'");
                statement.executeBatch();
            }
            try (PreparedStatement statement = connection.prepareStatement("update person set name = ? where id = ?")) {
                for (int i = 0; i < 5; i++) {
                    statement.setString(1, "c");
                    statement.setInt(2, i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });

        assertEquals(2L, at(assertLine("fetched=0 read=0 names=0 sets=0 largest=0"), "writes"));
    }

    @Test
    void aSetThatNoStatementReturnedCountsOnADatabaseThatIsNotKnown() throws SQLException, IOException {
        books.serve(() -> {
            readAll("select id from person where id = 1", "ID");
            try (ResultSet made = WovenLedger.madeByHand("A", "B", "C")) {
                while (made.next()) {
                    made.getString(1);
                }
            }
        });

        List<Map<String, Object>> lines = books.linesAt(now);
        Map<Object, Object> byDatabase = lines.stream()
                .collect(Collectors.toMap(l -> LogLines.at(l, "db.system.name"), l -> at(l, "rows.fetched")));
        assertEquals("{h2database=1, other_sql=3}", new java.util.TreeMap<>(byDatabase).toString());
    }

    /** An array has counted with its row; as a result set it only repeats itself. */
    @Test
    void theElementsOfAnArrayAreNobodysRows() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set =
                            statement.executeQuery("select array['a', 'b', 'c'] as name from person where id = 1")) {
                set.next();
                try (ResultSet elements = set.getArray(1).getResultSet()) {
                    while (elements.next()) {
                        elements.getString(2);
                    }
                }
            }
        });

        assertLine("fetched=1 read=1 names=1 sets=1 largest=1");
    }

    @Test
    void whatADriverRefusesWasNotRead() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select id, name, phone from person")) {
                while (set.next()) {
                    assertThrows(SQLException.class, () -> set.getInt("no_such_label"));
                    assertThrows(SQLException.class, () -> set.getInt(4));
                    assertThrows(SQLException.class, () -> set.getLong(2));
                    assertThrows(SQLException.class, () -> set.getString(70));
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=0 names=0 sets=1 largest=10");
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    @Test
    void whatIsLeftFromTheInsertRowIsTheRowBeneathIt() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement(SCROLL, ResultSet.CONCUR_UPDATABLE);
                    ResultSet set = statement.executeQuery("select id, name, phone from person order by id")) {
                visit(set, set.next());
                set.moveToInsertRow();
                set.getString(3);
                visit(set, set.next());
                set.moveToInsertRow();
                set.getString(3);
                set.moveToInsertRow();
            }
        });

        Map<String, Object> line = assertLine("fetched=2 read=2 names=2 sets=1 largest=2");
        assertEquals("{PERSON_NAME=2}", String.valueOf(at(line, "values")));
    }

    /** H2 reads its parameters from a result set of its own, by the names of its columns. */
    @Test
    void outParametersAreOneRowAnExecutionAndColumnsByName() throws SQLException, IOException {
        books.serve(() -> {
            try (CallableStatement call = personOf(0)) {
                for (int i = 0; i < 3; i++) {
                    call.execute();
                    if (i == 0) {
                        call.getInt(3);
                    }
                    if (i < 2) {
                        call.getString("NAME");
                        call.getObject("NAME");
                    }
                    if (i == 1) {
                        call.getString("PHONE");
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=2 read=2 names=2 sets=0 largest=0");
        assertEquals("{PERSON_NAME=2, PHONE=1}", String.valueOf(at(line, "values")));
        assertEquals(3L, at(line, "statements"));
    }

    private CallableStatement personOf(int id) throws SQLException {
        CallableStatement call = connection.prepareCall("select name, phone, id from person where id = ? and ? = ?");
        for (int i = 1; i <= 3; i++) {
            call.setInt(i, id);
            call.registerOutParameter(i, Types.VARCHAR);
        }
        return call;
    }

    @Test
    void whatIsReadOfANameThatNoVerdictHasSeenWaitsForTheNextOne() throws SQLException, IOException {
        books.personal("PHONE", "PHONE", true, null);
        books.tagging = false;
        books.serve(() -> {
            try (CallableStatement call = personOf(1)) {
                call.execute();
                books.tagging = true;
                call.getString("NAME");
                books.tagging = false;
                call.getString("PHONE");
            }
        });
        assertEquals(1L, at(books.linesAt(now).get(0), "rows.fetched"));

        books.tagging = true;
        books.tagAgain();

        Map<String, Object> line = books.linesAt(now).get(0);
        assertEquals("{PERSON_NAME=1, PHONE=1}", String.valueOf(at(line, "values")));
    }

    @Test
    void aConnectionFromADataSourceIsOfItsDatabase() throws Exception {
        Class<?> type = WovenLedger.driverClass("org.h2.jdbcx.JdbcDataSource");
        DataSource source = (DataSource) type.getDeclaredConstructor().newInstance();
        type.getMethod("setURL", String.class).invoke(source, "jdbc:h2:mem:sourced");
        type.getMethod("setUser", String.class).invoke(source, "clerk");
        type.getMethod("setPassword", String.class).invoke(source, "");
        try (Connection own = source.getConnection()) {
            books.serve(() -> {
                try (Statement statement = own.createStatement();
                        ResultSet set = statement.executeQuery("select x from system_range(1, 4)")) {
                    while (set.next()) {
                        set.getInt(1);
                    }
                }
            });
        }

        Map<String, Object> line = assertLine("fetched=4 read=4 names=0 sets=1 largest=4");
        assertEquals("sourced", LogLines.at(line, "db.namespace"));
        assertEquals("CLERK", String.valueOf(LogLines.at(line, "db.user")).toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void aQueryWhoseColumnsHaveChangedIsReadByItsNewOnes() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        books.personal("EMAIL", "EMAIL", true, "person");
        WovenLedger.execute(connection, "alter table person add email varchar default 'e' before name");
        books.forgetTheRest();

        books.serve(() -> readAll("select * from person", "EMAIL", "NAME"));
        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals("{EMAIL=9, PERSON_NAME=10}", String.valueOf(at(line, "values")));
        assertEquals(1L, at(line, "lossy.unresolved_cells"), "by the first row it was seen that a column is new");

        books.serve(() -> readAll("select * from person", "EMAIL", "NAME"));
        line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals("{EMAIL=10, PERSON_NAME=10}", String.valueOf(at(line, "values")));
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    @Test
    void aColumnThatIsNewAndReadLateIsFoundTooAndOneThatIsNotThereIsAskedForOnce() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        books.personal("EMAIL", "EMAIL", true, "person");
        WovenLedger.execute(connection, "alter table person add email varchar default 'e'");
        books.forgetTheRest();
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select * from person")) {
                for (int row = 0; set.next(); row++) {
                    set.getString("name");
                    if (row >= 5) {
                        set.getString("email");
                    }
                    if (row >= 7) {
                        set.getInt("person.id"); // H2 knows it, its labels do not
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals(4L, at(line, "values.EMAIL"));
        assertEquals(4L, at(line, "lossy.unresolved_cells"), "one of the new column, three of none");
    }

    // ---- labels

    @Test
    void labelsAreFoundInAnyOrderSpellingAndNumber() throws SQLException, IOException {
        String list = IntStream.range(0, 100).mapToObj(i -> "1 as c" + i).collect(Collectors.joining(", "));
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select " + list + ", name, phone from person")) {
                for (int row = 0; set.next(); row++) {
                    for (int i = 0; i < 100; i++) {
                        set.getInt("c" + (row % 2 == 0 ? i : 99 - i));
                    }
                    set.getString(row % 3 == 0 ? "name" : "NAME");
                    if (row % 2 == 0) {
                        set.getString(new String("Phone"));
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals(5L, at(line, "values.PHONE"));
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    @Test
    void aLabelThatMovedToAnotherPlaceIsNotTakenForTheOldOne() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select id, name, phone from person")) {
                for (int row = 0; set.next(); row++) {
                    set.getString(row < 5 ? "phone" : "name");
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=5 sets=1 largest=10");
        assertEquals(5L, at(line, "values.PHONE"));
    }

    // ---- wide rows

    @Test
    void bitsOfSeveralWordsOnOneRowAreAllKept() throws SQLException, IOException {
        int[] columns = {1, 70, 150, 299, 63, 64};
        for (int column : columns) {
            books.personal("C" + column, "PHONE", true, "t" + column);
        }
        String list =
                IntStream.rangeClosed(1, 300).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select " + list + " from person")) {
                for (int row = 0; set.next(); row++) {
                    for (int i = 0; i < columns.length; i++) {
                        set.getString(columns[row % 2 == 0 ? i : columns.length - 1 - i]);
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=0 sets=1 largest=10");
        assertEquals("{PHONE=60}", String.valueOf(at(line, "values")));
        assertEquals("{t1=10, t150=10, t299=10, t63=10, t64=10, t70=10}", String.valueOf(at(line, "tables")));
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

    // ---- bounds

    @Test
    void rowsOfFewKindsTakeFewCounters() throws SQLException, IOException {
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select x, 'n' as name from system_range(1, 5000)")) {
                for (int row = 0; set.next(); row++) {
                    set.getInt(1);
                    if (row % 3 == 0) {
                        set.getString(2);
                    }
                }
            }
        });

        Cell cell = onlyActivation().cells();
        assertTrue(runs(cell) <= 2, runs(cell) + " runs for two kinds of rows");
        assertEquals(null, cell.earlier);
        assertEquals(5000L, at(books.linesAt(now).get(0), "rows.read"));
    }

    @Test
    void rowsOfTenThousandKindsAreExactAndNoTableOfThemGrowsWithoutBound() throws SQLException, IOException {
        int rows = 10_000;
        String list =
                IntStream.rangeClosed(1, 14).mapToObj(i -> i + " as c" + i).collect(Collectors.joining(", "));
        books.personal("C1", "PERSON_NAME", true, "t");
        books.personal("C14", "PHONE", true, "t");
        books.serve(() -> {
            for (int round = 0; round < 2; round++) {
                try (Statement statement = connection.createStatement();
                        ResultSet set =
                                statement.executeQuery("select " + list + " from system_range(1, " + rows + ")")) {
                    for (int row = 1; set.next(); row++) {
                        for (int column = 0; column < 14; column++) {
                            if ((row >> column & 1) == 1) {
                                set.getInt(column + 1);
                            }
                        }
                    }
                }
            }
        });

        for (Cell cell = onlyActivation().cells(); cell != null; cell = cell.earlier) {
            assertTrue(runs(cell) <= 4_100, runs(cell) + " runs in one cell");
        }
        Map<String, Object> line = books.linesAt(now).get(0);
        assertEquals(2L * rows, at(line, "rows.fetched"));
        assertEquals(2L * rows, at(line, "rows.read"));
        assertEquals((long) rows, at(line, "values.PERSON_NAME"), "every other row");
        assertEquals(2L * (rows - (1 << 13) + 1), at(line, "values.PHONE"), "from 8,192 on");
    }

    @Test
    void statementsUsedAgainTakeNoNewCells() throws SQLException, IOException {
        int statements = 40;
        books.serve(() -> {
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < statements; i++) {
                    readAll("select name, " + i + " as n from person where id < 3", "NAME");
                }
            }
        });

        int cells = 0;
        for (Cell cell = onlyActivation().cells(); cell != null; cell = cell.earlier) {
            cells++;
        }
        assertEquals(statements, cells);
        assertLine("fetched=" + 5 * statements * 3 + " read=" + 5 * statements * 3 + " names=" + 5 * statements * 3
                + " sets=" + 5 * statements + " largest=3");
    }

    @Test
    void moreStatementsThanAreKeptAreCountedAllTheSame() throws SQLException, IOException {
        int statements = 10_300;
        for (int from = 0; from < statements; from += 100) {
            int first = from;
            books.serve(() -> {
                for (int i = first; i < first + 100; i++) {
                    readAll("select name from person where id = " + i % 10 + " and " + i + " >= 0", "NAME");
                }
            });
            books.ledger.drain(now, false);
        }

        assertLine("fetched=10300 read=10300 names=10300 sets=10300 largest=1");
    }

    // ---- reading rows and lines

    private static boolean visit(ResultSet set, boolean on) throws SQLException {
        if (on) {
            set.getString("NAME");
        }
        return on;
    }

    private void readAll(String sql, String... labels) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                for (String label : labels) {
                    set.getString(label);
                }
            }
        }
    }

    private Activation onlyActivation() {
        assertEquals(1, books.activations.size());
        return books.activations.peek();
    }

    private static int runs(Cell cell) {
        int runs = 0;
        for (Run run = cell.runs(); run != null; run = run.earlier) {
            runs++;
        }
        return runs;
    }

    private Map<String, Object> assertLine(String expected) throws IOException {
        List<Map<String, Object>> lines = books.linesAt(now);
        assertEquals(1, lines.size(), lines.toString());
        Map<String, Object> line = lines.get(0);
        Object names = at(line, "values.PERSON_NAME");
        assertEquals(
                expected,
                "fetched=" + at(line, "rows.fetched") + " read=" + at(line, "rows.read") + " names="
                        + (names == null ? 0 : names) + " sets=" + at(line, "result_sets") + " largest="
                        + at(line, "rows.max_result_set"));
        return line;
    }

    private String byUser() throws IOException {
        return books.linesAt(now).stream()
                .map(line -> LogLines.at(line, "user.id") + " fetched=" + at(line, "rows.fetched") + " read="
                        + at(line, "rows.read"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Object at(Map<String, Object> line, String path) {
        return LogLines.at(line, "pii." + path);
    }
}
