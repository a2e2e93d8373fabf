package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Ten persons in the real H2 driver, the fourth without a phone, and the lines that reading them makes. */
abstract class ReadingLines {
    static final long SECOND = 1_000;
    private static final List<String> COUNTERS = Arrays.asList(
            "statements",
            "result_sets",
            "writes",
            "rows.fetched",
            "rows.read",
            "rows.pii_fetched",
            "rows.pii_read",
            "rows.max_result_set",
            "lossy.assumed_rows",
            "lossy.unresolved_cells");

    @TempDir
    Path home;

    WovenLedger books;
    Connection connection;

    @BeforeEach
    void tenPersonsTheFourthWithoutPhone() throws SQLException, IOException {
        books = new WovenLedger(home);
        books.personal("NAME", "PERSON_NAME", true, "person");
        books.personal("PHONE", "PHONE", true, "person");
        books.personal("NOTE", "OTHER_PII", false, "person");
        books.user = "nj0417";
        connection = books.connectFollowed();
        WovenLedger.execute(
                connection, "create table person(id int primary key, name varchar, phone varchar, note varchar)");
        for (int i = 0; i < 10; i++) {
            WovenLedger.execute(
                    connection, "insert into person values(" + i + ",'n'," + (i == 3 ? "null" : "'p'") + ",'x')");
        }
        books.forgetTheRest();
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
    }

    final void read(String sql, int rows, String... labels) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            take(set, rows, labels);
        }
    }

    static void take(ResultSet set, int rows, String... labels) throws SQLException {
        for (int i = 0; i < rows && set.next(); i++) {
            for (String label : labels) {
                set.getString(label);
            }
        }
    }

    static Map<String, Object> only(List<Map<String, Object>> lines) {
        assertEquals(1, lines.size(), lines.toString());
        return lines.get(0);
    }

    static String counters(Map<String, Object> line) {
        return COUNTERS.stream().map(name -> name + "=" + at(line, name)).collect(Collectors.joining(" "));
    }

    static Object at(Map<String, Object> line, String path) {
        return LogLines.at(line, "pii." + path);
    }

    static String text(Map<String, Object> line, String path) {
        return String.valueOf(at(line, path));
    }
}
