package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Cell;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many columns there are, however they are named and whichever are read, cells are exact and tables bounded. */
class ColumnsTest extends ReadingWays {
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
}
