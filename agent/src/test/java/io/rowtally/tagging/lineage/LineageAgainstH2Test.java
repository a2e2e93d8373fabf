package io.rowtally.tagging.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real database says where columns come from: every cell of its tables holds the name of its own column, so what a result
 * column delivers tells what it is made of, and of a plain column H2's metadata names table and column.
 */
class LineageAgainstH2Test {
    private static final int QUERIES = 1_000;
    private static final Pattern MARK = Pattern.compile("<([a-z]+\\.[a-z]+)>");
    private static final KnownColumns NOTHING_KNOWN = (schema, table, column) -> false;

    private static Connection connection;
    private static final Map<String, Set<String>> TABLES = new HashMap<>();

    @BeforeAll
    static void fill() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:lineage");
        for (String[] table : MadeQueries.TABLES) {
            StringBuilder columns = new StringBuilder();
            StringBuilder cells = new StringBuilder();
            TABLES.put(table[0], new LinkedHashSet<>());
            for (int i = 1; i < table.length; i++) {
                columns.append(i == 1 ? "" : ", ").append(table[i]).append(" varchar(900)");
                cells.append(i == 1 ? "" : ", ")
                        .append("'<")
                        .append(table[0])
                        .append('.')
                        .append(table[i])
                        .append(">' || ?");
                TABLES.get(table[0]).add(table[i]);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table " + table[0] + " (" + columns + ")");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table[0] + " values (" + cells + ")")) {
                for (int row = 0; row < 2; row++) {
                    for (int i = 1; i < table.length; i++) {
                        insert.setInt(i, row);
                    }
                    insert.executeUpdate();
                }
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatAColumnDeliversIsWhatLineageSays() throws SQLException {
        MadeQueries queries = new MadeQueries(20261128);
        int columns = 0;
        int named = 0;
        for (int i = 0; i < QUERIES; i++) {
            String sql = queries.next();
            Result result = run(sql);
            List<Origin> known = Lineage.of(sql, result.labels, LineageAgainstH2Test::has);
            List<Origin> unknown = Lineage.of(sql, result.labels, NOTHING_KNOWN);
            for (int c = 0; c < result.labels.size(); c++) {
                columns++;
                named += result.metadata.get(c).isEmpty() ? 0 : 1;
                String where = result.labels.get(c) + " of " + sql;
                check(known.get(c), result, c, where);
                assertTrue(
                        delivers(unknown.get(c)).containsAll(result.delivered.get(c))
                                || placed(unknown.get(c), result.delivered.get(c)),
                        where);
            }
        }
        System.out.println(QUERIES + " queries on H2: " + columns + " columns, of which its metadata names " + named);
        assertTrue(named > QUERIES / 2, "named by H2's metadata: " + named);
    }

    private static void check(Origin origin, Result result, int c, String where) {
        Set<String> said = delivers(origin);
        Set<String> delivered = result.delivered.get(c);
        assertTrue(origin.unplaced().isEmpty(), where + " is not placed: " + origin.unplaced());
        assertTrue(said.containsAll(delivered), where + " delivers " + delivered + ", lineage says " + said);
        if (origin == Origin.NO_VALUE) {
            assertEquals(new LinkedHashSet<String>(), delivered, where);
        }
        if (!result.metadata.get(c).isEmpty()) {
            assertEquals(result.metadata.get(c), String.valueOf(origin.plainColumn()), where);
        }
    }

    private static boolean has(String schema, String table, String column) {
        return TABLES.containsKey(table) && TABLES.get(table).contains(column);
    }

    private static Set<String> delivers(Origin origin) {
        Set<String> columns = new LinkedHashSet<>();
        for (BaseColumn input : origin.inputs()) {
            columns.add(input.toString());
        }
        return columns;
    }

    /** Whether what is not placed by its table is there by its name. */
    private static boolean placed(Origin origin, Set<String> delivered) {
        Set<String> said = delivers(origin);
        for (String column : delivered) {
            if (!said.contains(column) && !origin.unplaced().contains(column.substring(column.indexOf('.') + 1))) {
                return false;
            }
        }
        return true;
    }

    /** What H2 says: per column its label, the base columns in its cells, and its base column where metadata names one. */
    private static final class Result {
        final List<String> labels = new ArrayList<>();
        final List<Set<String>> delivered = new ArrayList<>();
        final List<String> metadata = new ArrayList<>();
    }

    private static Result run(String sql) throws SQLException {
        Result result = new Result();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(500);
            ResultSet rows = statement.executeQuery(sql);
            ResultSetMetaData data = rows.getMetaData();
            for (int c = 1; c <= data.getColumnCount(); c++) {
                result.labels.add(data.getColumnLabel(c));
                result.delivered.add(new LinkedHashSet<>());
                String table = data.getTableName(c).toLowerCase(Locale.ROOT);
                boolean base = TABLES.containsKey(table);
                result.metadata.add(base ? table + "." + data.getColumnName(c).toLowerCase(Locale.ROOT) : "");
            }
            while (rows.next()) {
                for (int c = 0; c < result.labels.size(); c++) {
                    String cell = rows.getString(c + 1);
                    Matcher marks = MARK.matcher(cell == null ? "" : cell.toLowerCase(Locale.ROOT));
                    while (marks.find()) {
                        result.delivered.get(c).add(marks.group(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new SQLException(sql, e);
        }
        return result;
    }
}
