package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Labels in the order of the row before, out of it, twice, spelled otherwise, of NULLs and beside indexes: whatever an
 * application does, what was read is what counts. The readings are random, from a seed, against books kept beside them.
 */
class LabelsTest extends ReadingWays {
    private static final int ROWS = 200;

    private final Map<String, Long> read = new TreeMap<>();
    private long rowsRead;

    @ParameterizedTest
    @ValueSource(ints = {5, 60, 61, 62, 64, 90})
    void whateverIsReadOfARowCountsOnce(int columns) throws SQLException, IOException {
        Random random = new Random(columns);
        for (int i = 1; i <= columns; i++) {
            books.personal("C" + i, "PHONE", true, "t" + i);
        }
        WovenLedger.execute(connection, "create table wide(" + list(columns, i -> "c" + i + " varchar(9)") + ")");
        for (int row = 0; row < ROWS; row++) {
            WovenLedger.execute(
                    connection,
                    "insert into wide values(" + list(columns, i -> random.nextInt(4) == 0 ? "null" : "'7'") + ")");
        }
        books.forgetTheRest();
        String[] labels =
                IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).toArray(String[]::new);

        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select * from wide")) {
                while (set.next()) {
                    book(readRow(set, labels, random));
                }
            }
        });

        Map<String, Object> line = books.linesAt(now).get(0);
        assertEquals((long) ROWS, at(line, "rows.fetched"));
        assertEquals(rowsRead, at(line, "rows.read"));
        assertEquals(read.toString(), new TreeMap<>((Map<?, ?>) at(line, "tables")).toString());
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    /** Whether the driver's {@code getNString} by label refuses what another getter has read for it. */
    boolean refuses() {
        return false;
    }

    /** Some of the columns, mostly as on other rows. Gives those that had a value. */
    private TreeSet<Integer> readRow(ResultSet set, String[] labels, Random random) throws SQLException {
        TreeSet<Integer> values = new TreeSet<>();
        boolean wild = random.nextInt(3) == 0;
        for (int i = 0; i < labels.length; i++) {
            int column = wild ? random.nextInt(labels.length) : i;
            String label = wild && random.nextInt(5) == 0 ? "C" + (column + 1) : labels[column];
            int times = random.nextInt(wild ? 3 : 40) == 0 ? 2 : 1;
            if (wild && refuses() && random.nextInt(8) == 0) {
                String refused = labels[random.nextInt(labels.length)];
                assertThrows(SQLException.class, () -> set.getNString(refused));
            }
            for (int time = 0; time < times; time++) {
                boolean some = wild && random.nextInt(4) == 0
                        ? readPrimitive(set, label, column + 1, random)
                        : set.getString(label) != null;
                if (some) {
                    values.add(column + 1);
                }
            }
        }
        return values;
    }

    /** A NULL reads as 0, which was handed out all the same; a getter that refuses its column hands out nothing. */
    private static boolean readPrimitive(ResultSet set, String label, int column, Random random) throws SQLException {
        if (random.nextBoolean()) {
            set.getInt(column);
            return true;
        }
        if (random.nextBoolean()) {
            set.getInt(label);
            return true;
        }
        return set.getObject(label) != null;
    }

    private void book(TreeSet<Integer> columns) {
        rowsRead += columns.isEmpty() ? 0 : 1;
        columns.forEach(column -> read.merge("t" + column, 1L, Long::sum));
    }

    private static String list(int columns, java.util.function.IntFunction<String> each) {
        return IntStream.rangeClosed(1, columns).mapToObj(each).collect(Collectors.joining(", "));
    }
}
