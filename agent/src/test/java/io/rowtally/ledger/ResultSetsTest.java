package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.telemetry.LogLines;
import java.io.IOException;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Wherever a result set comes from, its rows count once, or for nobody. */
class ResultSetsTest extends ReadingWays {
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
}
