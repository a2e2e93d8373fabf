package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Activation;
import io.rowtally.sketch.Hll;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Distinct persons by the strongest identifier that was read of each row, through the real driver. */
class SubjectsTest extends ReadingLines {
    private static final int CITIZENS = 300;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Its getters by label call none by index. */
    private Connection followed;

    @BeforeEach
    void citizensOfWhomEveryThirdHasNoNumberAndEveryFifthNoPhone() throws SQLException, IOException {
        books.personal("ID_NO", "NATIONAL_ID", true, "citizen");
        books.personal("MOBILE", "PHONE", true, "citizen");
        books.personal("DIGITS", "NATIONAL_ID", true, "citizen");
        books.personal("WHOLE", "NATIONAL_ID", true, "citizen");
        followed = connection;
        connection = books.connect();
        for (Connection each : new Connection[] {connection, followed}) {
            WovenLedger.execute(
                    each, "create table citizen(id int primary key, name varchar, mobile varchar, id_no varchar)");
            try (PreparedStatement insert = each.prepareStatement("insert into citizen values(?, ?, ?, ?)")) {
                for (int i = 0; i < CITIZENS; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "n");
                    insert.setString(3, i % 5 == 0 ? null : "139-" + i);
                    insert.setString(4, i % 3 == 0 ? null : "11010119800101" + i);
                    insert.execute();
                }
            }
        }
        books.forgetTheRest();
    }

    private void readByIndex(String sql, int... columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                for (int column : columns) {
                    set.getString(column);
                }
            }
        }
    }

    /** Estimate, bounds and coverage of a line. */
    private static String subjects(Map<String, Object> line) {
        return at(line, "subjects.estimate") + " " + at(line, "subjects.lower") + " " + at(line, "subjects.upper") + " "
                + at(line, "subjects.key_coverage");
    }

    private static Hll sketch(Map<String, Object> line) {
        return Hll.of(Base64.getDecoder().decode(text(line, "subjects.sketch.b64")));
    }

    @Test
    void eachPersonIsOneByTheStrongestOfHisIdentifiers() throws SQLException, IOException {
        books.serve(() -> readByIndex("select * from citizen where mod(id, 15) <> 0", 1, 2, 3, 4));

        assertEquals("280 280 280 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void theOrderInWhichColumnsAreReadDoesNotMatter() throws SQLException, IOException {
        books.serve(() -> {
            readByIndex("select * from citizen where mod(id, 15) <> 0", 4, 3, 2, 1);
            readByIndex("select * from citizen where mod(id, 15) <> 0", 3, 4, 3);
            readByIndex("select * from citizen where mod(id, 15) <> 0", 3, 4, 4, 2, 3);
        });

        assertEquals("280 280 280 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void whoWasReadByHisNumberIsKnownByItWhateverElseWasRead() throws SQLException, IOException {
        books.serve(() -> {
            readByIndex("select * from citizen where id in (1, 2, 4)", 3, 4);
            readByIndex("select * from citizen where id in (1, 2, 4)", 4, 3);
            readByIndex("select * from citizen where id in (1, 2, 4)", 4);
        });

        assertEquals("3 3 3 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void whoWasReadByAnotherIdentifierIsAnotherPerson() throws SQLException, IOException {
        books.serve(() -> {
            readByIndex("select * from citizen where id in (1, 2, 4)", 3);
            readByIndex("select * from citizen where id in (1, 2, 4)", 4);
        });

        assertEquals("6 6 6 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void rowsOnWhichNoIdentifierWasReadAreNotCovered() throws SQLException, IOException {
        books.serve(() -> {
            readByIndex("select * from citizen", 2);
            readByIndex("select * from citizen where id in (1, 2)", 2, 4);
        });

        assertEquals("2 2 2 0.007", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void byLabelItIsTheSameWhoeverFindsTheColumn() throws SQLException, IOException {
        Connection first = connection;
        for (Connection each : new Connection[] {first, followed}) {
            connection = each;
            books.serve(() -> {
                read("select * from citizen where mod(id, 15) <> 0", CITIZENS, "NAME", "MOBILE", "ID_NO");
                read("select * from citizen where mod(id, 15) <> 0", CITIZENS, "ID_NO", "NAME", "MOBILE", "ID");
                read("select * from citizen where mod(id, 15) <> 0", CITIZENS, "id_no", "mobile");
            });
            Map<String, Object> line = only(books.linesAt(SECOND));
            assertEquals("280 280 280 1.0", subjects(line));
            assertEquals("840 600", at(line, "rows.pii_read") + " " + at(line, "values.NATIONAL_ID"));
        }
    }

    @Test
    void anIntervalHasOnlyThePersonsOfItsRows() throws SQLException, IOException {
        Object token = Activation.beginRequest("request");
        readByIndex("select * from citizen where id < 200 and mod(id, 3) <> 0", 4);
        books.ledger.drain(SECOND, false);
        books.ledger.drain(2 * SECOND, false);
        readByIndex("select * from citizen where id < 3", 4);
        assertEquals("133 133 133 1.0", subjects(only(books.linesAt(3 * SECOND))));

        readByIndex("select * from citizen where id in (1, 250)", 4);

        Activation.endRequest(token);
        assertEquals("2 2 2 1.0", subjects(only(books.linesAt(4 * SECOND))));
    }

    @Test
    void whatWasReadBeforeTheVerdictCounts() throws SQLException, IOException {
        books.tagging = false;
        books.serve(() -> {
            readByIndex("select * from citizen where mod(id, 15) <> 0 and id < 225", 1, 2, 3, 4);
            readByIndex("select * from citizen where mod(id, 15) <> 0 and id < 225", 2, 3);
            readByIndex("select * from citizen where mod(id, 15) <> 0 and id < 225", 4);
        });
        books.tagging = true;
        books.tagAgain();

        // 200 by their number and 240 by their phone, of whom 80 have no number
        // 150 by their number, and 180 by their phone, 60 of whom have no number
        assertEquals("330 330 330 0.947", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void aVerdictThatComesAmidASetChangesNothing() throws SQLException, IOException {
        books.tagging = false;
        Object token = Activation.beginRequest("request");
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("select mobile, id_no from citizen where mod(id, 15) <> 0")) {
            for (int i = 0; set.next(); i++) {
                set.getString(1);
                if (i == 100) {
                    books.tagging = true;
                    books.tagAgain();
                }
                set.getString(2);
            }
        }
        Activation.endRequest(token);

        assertEquals("280 280 280 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void aRowThatAnotherThreadLeavesHasItsPerson() throws Exception {
        Object token = Activation.beginRequest("request");
        Statement statement = connection.createStatement();
        ResultSet set = statement.executeQuery("select id_no from citizen where id in (1, 2)");
        set.next();
        set.getString(1);
        set.next();
        set.getString(1);
        Thread other = new Thread(() -> {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        other.join();
        Activation.endRequest(token);

        assertEquals("2 2 2 1.0", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void aNumberIsTheSameIdentifierAsItsText() throws SQLException, IOException {
        String sql = "select cast(id + 440101199001010000 as bigint) as digits,"
                + " cast(id + 440101199001010000 as decimal(18)) as whole,"
                + " cast(id + 440101199001010000 as varchar) as id_no from citizen";
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery(sql)) {
                while (set.next()) {
                    set.getLong(1);
                }
            }
            readByIndex(sql, 3);
        });

        assertEquals("300 300 300 1.0", subjects(only(books.linesAt(SECOND))));
    }

    /** A table of persons of whom every fourth has a number; some share a name and others a day of birth. */
    private void patients() throws SQLException, IOException {
        books.personal("FAMILY", "PERSON_NAME", true, "patient");
        books.personal("MIDDLE", "PERSON_NAME", true, "patient");
        books.personal("GIVEN", "PERSON_NAME", true, "patient");
        books.personal("FULL_NAME", "PERSON_NAME", true, "patient");
        books.personal("BORN", "BIRTH_DATE", true, "patient");
        books.personal("BORN_TEXT", "BIRTH_DATE", true, "patient");
        for (Connection each : new Connection[] {connection, followed}) {
            WovenLedger.execute(
                    each,
                    "create table patient as select x as id, concat('Fam', mod(x, 100)) as family, 'Bo' as middle, 'Ann' as given,"
                            + " concat('Ann BO Fam', mod(x, 100)) as full_name,"
                            + " dateadd(day, mod(x, 7), date '1980-02-25') as born,"
                            + " formatdatetime(dateadd(day, mod(x, 7), date '1980-02-25'), 'yyyyMMdd') as born_text,"
                            + " case when mod(x, 4) = 0 then concat('9', x) end as id_no from system_range(1, 280)");
        }
        books.forgetTheRest();
    }

    @Test
    void whoHasNothingStrongerIsKnownByNameAndBirthDateHoweverTheyAreRead() throws SQLException, IOException {
        patients();
        Connection first = connection;
        for (Connection each : new Connection[] {first, followed}) {
            connection = each;
            books.serve(() -> {
                try (Statement statement = connection.createStatement();
                        ResultSet set = statement.executeQuery("select family, middle, given, born from patient")) {
                    while (set.next()) {
                        set.getString(1);
                        set.getString(2);
                        set.getString(3);
                        set.getDate(4);
                    }
                }
                readByIndex("select born_text, full_name from patient", 1, 2);
                read("select given, middle, family, born from patient", CITIZENS, "FAMILY", "BORN", "GIVEN", "MIDDLE");
                try (Statement statement = connection.createStatement();
                        ResultSet set = statement.executeQuery("select * from patient")) {
                    while (set.next()) {
                        set.getObject("BORN", java.time.LocalDate.class);
                        set.getString("FULL_NAME");
                    }
                }
                try (Statement statement = connection.createStatement();
                        ResultSet set = statement.executeQuery("select full_name, born from patient")) {
                    while (set.next()) {
                        set.getTimestamp(2);
                        set.getObject(1);
                    }
                }
            });
            // 280 numbers differ in the remainder by 100 or by 7
            assertEquals("280 280 280 1.0", subjects(only(books.linesAt(SECOND))));
        }
    }

    @Test
    void nameAndBirthDateAreTheWeakestIdentifierAndOnlyTogether() throws SQLException, IOException {
        patients();
        books.serve(() -> {
            readByIndex("select full_name, born_text, id_no from patient", 1, 2, 3);
            readByIndex("select id_no, born_text, full_name from patient", 1, 2, 3);
            readByIndex("select id_no from patient", 1);
            readByIndex("select full_name, born_text from patient where id > 140", 1);
            readByIndex("select full_name, born_text from patient where id > 140", 2);
        });

        // 70 by their number and 210 otherwise: 280, 280 and 70 of 280 + 280 + 70 + 140 + 140 rows
        assertEquals("280 280 280 0.692", subjects(only(books.linesAt(SECOND))));
    }

    /** Every other row has no birth date, or no name: it is not the person before it either. */
    @Test
    void whatWasReadOnOneRowSaysNothingOfTheNext() throws SQLException, IOException {
        patients();
        String even = "case when mod(id, 2) = 0 then ";
        books.serve(() -> {
            readByIndex("select full_name, " + even + "born_text end as born_text from patient", 1, 2);
            readByIndex("select " + even + "full_name end as full_name, born_text from patient", 1, 2);
            readByIndex("select " + even + "given end as given, family, middle, born_text from patient", 1, 2, 3, 4);
        });

        // 140 by their whole name and as many without a part of it, of 3 times 280 rows
        assertEquals("280 280 280 0.667", subjects(only(books.linesAt(SECOND))));
    }

    @Test
    void manyPersonsAreEstimated() throws SQLException, IOException {
        books.serve(() -> readByIndex("select x, 'n', 'm', concat('9', x) as id_no from system_range(1, 40000)", 4));

        Map<String, Object> line = only(books.linesAt(SECOND));
        long estimate = (Long) at(line, "subjects.estimate");
        assertTrue(Math.abs(estimate - 40_000) < 2_000, () -> "" + estimate);
        assertTrue((Long) at(line, "subjects.lower") < estimate && (Long) at(line, "subjects.upper") > estimate);
        assertEquals("1.0", text(line, "subjects.key_coverage"));
    }

    @Test
    void anHourAndADayHaveThePersonsOfAllTheirIntervals() throws SQLException, IOException {
        books.serve(() -> readByIndex("select * from citizen where id < 200 and mod(id, 3) <> 0", 4));
        books.ledger.drain(SECOND, false);
        assertEquals(1, books.closeInterval(NOON, NOON.plusSeconds(300)).size());
        books.serve(() -> readByIndex("select * from citizen where id >= 100 and mod(id, 3) <> 0", 4));
        books.ledger.drain(2 * SECOND, false);

        List<Map<String, Object>> lines = books.closeInterval(NOON.plusSeconds(3_300), NOON.plusSeconds(3_600));

        assertEquals("[pii-read, pii-read-rollup]", actions(lines));
        Map<String, Object> hour = lines.get(1);
        assertEquals("200 200 200 1.0", subjects(hour));
        assertEquals("1h", text(hour, "interval"));
        assertEquals("2026-11-23T12:00:00.000Z", LogLines.at(hour, "event.start"));
        assertEquals("2026-11-23T13:00:00.000Z", LogLines.at(hour, "event.end"));
        assertEquals(267L, at(hour, "rows.pii_read"));
        assertEquals("datasketches.hll", text(hour, "subjects.sketch.family"));
        assertEquals("12", text(hour, "subjects.sketch.lg_k"));
        assertEquals("0123456789abcdef", text(hour, "subjects.sketch.key_id"));
        Hll expected = new Hll();
        for (int i = 0; i < CITIZENS; i++) {
            if (i % 3 != 0) {
                expected.add(WovenLedger.HASH.coupon("11010119800101" + i));
            }
        }
        expected.unite(sketch(hour));
        assertEquals(200, expected.estimate());

        lines = books.closeInterval(NOON.plusSeconds(12 * 3600 - 300), NOON.plusSeconds(12 * 3600));
        assertEquals("[pii-read-rollup]", actions(lines));
        assertEquals("1d 200 200 200 1.0", text(lines.get(0), "interval") + " " + subjects(lines.get(0)));
        assertArrayEquals(sketch(hour).toBytes(), sketch(lines.get(0)).toBytes());
    }

    private static String actions(List<Map<String, Object>> lines) {
        return lines.stream()
                .map(line -> String.valueOf(LogLines.at(line, "event.action")))
                .collect(Collectors.toList())
                .toString();
    }
}
