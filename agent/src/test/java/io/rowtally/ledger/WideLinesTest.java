package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Activation;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns that do not fit into the signature are in the lines as the others are. */
class WideLinesTest extends ReadingLines {
    @Test
    void columnsWithoutABitCountLikeTheFirst() throws SQLException, IOException {
        int[] columns = {1, 60, 61, 62, 63, 64, 65, 125, 126, 127, 128, 129, 190, 191, 192, 200};
        String list =
                IntStream.rangeClosed(1, 200).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        for (int column : columns) {
            books.personal("C" + column, "PHONE", true, "t" + column);
        }
        for (int column : columns) {
            for (int read : new int[] {column, column - 1, column + 1}) {
                if (read >= 1 && read <= 200) {
                    books.serve(() -> {
                        try (Statement statement = connection.createStatement();
                                ResultSet set =
                                        statement.executeQuery("select " + list + " from person where id < 3")) {
                            while (set.next()) {
                                set.getString(read);
                            }
                        }
                    });
                    Map<String, Object> line = only(books.linesAt(SECOND));
                    boolean personal = Arrays.stream(columns).anyMatch(c -> c == read);
                    String expected = personal ? "{t" + read + "=3}" : "{}";
                    assertEquals(expected, text(line, "tables"), "column " + read);
                    assertEquals(3L, at(line, "rows.read"), "column " + read);
                }
            }
        }
    }

    @Test
    void rowsOfWideAndNarrowColumnsTogetherAreBookedBySignature() throws SQLException, IOException {
        String list =
                IntStream.rangeClosed(1, 130).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        books.personal("C1", "PERSON_NAME", true, "t");
        books.personal("C130", "PHONE", true, "t");
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select " + list + " from person order by id")) {
                for (int row = 0; set.next(); row++) {
                    set.getString(row % 2 == 0 ? 1 : 130);
                    if (row % 5 == 0) {
                        set.getString(70);
                    }
                }
            }
        });

        Map<String, Object> line = only(books.linesAt(SECOND));

        assertEquals("{PERSON_NAME=5, PHONE=5}", text(line, "values"));
        assertEquals(10L, at(line, "rows.read"));
    }

    @Test
    void aWideRowThatIsNeverLeftIsAssumedLikeTheWideRowBefore() throws SQLException, IOException {
        String list =
                IntStream.rangeClosed(1, 130).mapToObj(i -> "'v' as c" + i).collect(Collectors.joining(", "));
        books.personal("C130", "PHONE", true, "t");
        Object token = Activation.beginRequest("request");
        ResultSet set = connection.createStatement().executeQuery("select " + list + " from person");
        set.next();
        set.getString(130);
        set.next();
        Activation.endRequest(token);
        books.ledger.drain(0, false);

        assertEquals("{PHONE=2}", text(only(books.linesAt(60 * SECOND)), "values"));
        set.close();
    }
}
