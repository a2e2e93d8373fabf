package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Cell;
import io.rowtally.bridge.Run;
import io.rowtally.telemetry.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Ten persons in the real H2 driver, woven in this JVM, and the one line that reading them makes. */
abstract class ReadingWays {
    static final int SCROLL = ResultSet.TYPE_SCROLL_INSENSITIVE;

    @TempDir
    Path home;

    WovenLedger books;
    Connection connection;
    long now;

    @BeforeEach
    void tenPersons() throws SQLException, IOException {
        books = new WovenLedger(home);
        books.personal("NAME", "PERSON_NAME", true, "person");
        books.personal("PHONE", "PHONE", true, "person");
        books.user = "nj0417";
        connection = connect();
        WovenLedger.execute(connection, "create table person(id int primary key, name varchar, phone varchar)");
        for (int i = 0; i < 10; i++) {
            WovenLedger.execute(connection, "insert into person values(" + i + ", 'n', 'p')");
        }
        books.forgetTheRest();
        books.activations.clear();
    }

    Connection connect() throws SQLException {
        return books.connect();
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
    }

    static boolean visit(ResultSet set, boolean on) throws SQLException {
        if (on) {
            set.getString("NAME");
        }
        return on;
    }

    final void readAll(String sql, String... labels) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                for (String label : labels) {
                    set.getString(label);
                }
            }
        }
    }

    final Activation onlyActivation() {
        assertEquals(1, books.activations.size());
        return books.activations.peek();
    }

    static int runs(Cell cell) {
        int runs = 0;
        for (Run run = cell.runs(); run != null; run = run.earlier) {
            runs++;
        }
        return runs;
    }

    final Map<String, Object> assertLine(String expected) throws IOException {
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

    final String byUser() throws IOException {
        return books.linesAt(now).stream()
                .map(line -> LogLines.at(line, "user.id") + " fetched=" + at(line, "rows.fetched") + " read="
                        + at(line, "rows.read"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static Object at(Map<String, Object> line, String path) {
        return LogLines.at(line, "pii." + path);
    }
}
