package io.rowtally.cli.columns;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The database's dictionary by {@link DatabaseMetaData}: schemas, tables, and their columns with types and remarks. No row of any
 * table is read.
 */
final class DatabaseColumns {
    /** Of PostgreSQL and its kin, SQL Server, MySQL, Oracle, DB2, Derby, HSQLDB, Dameng. */
    private static final Set<String> OF_THE_SYSTEM = new HashSet<>(Arrays.asList(
            "information_schema",
            "pg_catalog",
            "pg_toast",
            "sys",
            "mysql",
            "performance_schema",
            "system",
            "ctxsys",
            "mdsys",
            "xdb",
            "outln",
            "dbsnmp",
            "wmsys",
            "ordsys",
            "olapsys",
            "audsys",
            "sysibm",
            "sysibmadm",
            "syscat",
            "sysstat",
            "sysfun",
            "sysproc",
            "systools",
            "syspublic",
            "sqlj",
            "nullid",
            "syscs_diag",
            "syscs_util",
            "system_lobs",
            "sysauditor",
            "syssso"));

    private final DatabaseMetaData dictionary;
    private final @Nullable String catalog;
    private final Set<String> wanted;
    /** The tables of each schema, in the order in which the driver gives them. */
    private final Map<String, Set<String>> tables = new LinkedHashMap<>();
    /** The catalog and the schema, as the driver calls them, of each. */
    private final Map<String, @Nullable String[]> places = new LinkedHashMap<>();

    private int tableCount;
    private int columnCount;

    /** @param wanted names of schemas; all but the system's own where there are none */
    DatabaseColumns(Connection connection, List<String> wanted) throws SQLException {
        this.dictionary = connection.getMetaData();
        String current = connection.getCatalog();
        this.catalog = current == null || current.isEmpty() ? null : current;
        this.wanted = new HashSet<>(wanted);
    }

    /** Finds the tables, so that it is known how much there is. */
    void findTables() throws SQLException {
        try (ResultSet set = dictionary.getTables(catalog, null, "%", null)) {
            while (set.next()) {
                String cat = set.getString("TABLE_CAT");
                String schem = set.getString("TABLE_SCHEM");
                String schema = schem == null ? cat == null ? "" : cat : schem;
                String table = set.getString("TABLE_NAME");
                if (table != null && isTable(set.getString("TABLE_TYPE")) && isWanted(schema)) {
                    places.putIfAbsent(schema, new String[] {cat, schem});
                    tableCount +=
                            tables.computeIfAbsent(schema, s -> new HashSet<>()).add(table) ? 1 : 0;
                }
            }
        }
    }

    private boolean isWanted(String schema) {
        return wanted.isEmpty() ? !OF_THE_SYSTEM.contains(schema.toLowerCase(Locale.ROOT)) : wanted.contains(schema);
    }

    /** PostgreSQL lists indexes and sequences too, others their system's tables. */
    private static boolean isTable(@Nullable String type) {
        String name = type == null ? "TABLE" : type.toUpperCase(Locale.ROOT);
        return (name.contains("TABLE") || name.contains("VIEW") || name.equals("SYNONYM") || name.equals("ALIAS"))
                && !name.contains("SYSTEM")
                && !name.contains("INDEX")
                && !name.contains("TOAST");
    }

    /** @param progress gets the number of tables that were read since it was last told */
    void write(Writer out, LongConsumer progress) throws SQLException, IOException {
        out.write("schema\ttable\tcolumn\tsql_type\tremark\n");
        for (Map.Entry<String, @Nullable String[]> place : places.entrySet()) {
            writeSchema(place.getKey(), place.getValue(), out, progress);
        }
    }

    private void writeSchema(String schema, @Nullable String[] place, Writer out, LongConsumer progress)
            throws SQLException, IOException {
        Set<String> known = tables.get(schema);
        Set<String> seen = new HashSet<>();
        try (ResultSet set = dictionary.getColumns(place[0], place[1], "%", "%")) {
            while (set.next()) {
                // what stands for a schema is a pattern, whose underscores fit others too
                String table = set.getString("TABLE_NAME");
                String other = place[1] == null ? null : set.getString("TABLE_SCHEM");
                if (table == null
                        || known == null
                        || !known.contains(table)
                        || other != null && !other.equals(place[1])) {
                    continue;
                }
                // in the order of the columns in the set, which old drivers read as a stream
                String column = set.getString("COLUMN_NAME");
                int type = set.getInt("DATA_TYPE");
                String typeName = set.getString("TYPE_NAME");
                long size = set.getLong("COLUMN_SIZE");
                int digits = set.getInt("DECIMAL_DIGITS");
                String remark = set.getString("REMARKS");
                List<String> line = new ArrayList<>(
                        Arrays.asList(schema, table, column, sqlType(type, typeName, size, digits), remark));
                line.replaceAll(DatabaseColumns::plain);
                out.write(String.join("\t", line));
                out.write('\n');
                columnCount++;
                progress.accept(seen.add(table) ? 1 : 0);
            }
        }
    }

    private static @Nullable String sqlType(int type, @Nullable String name, long size, int digits) {
        if (name == null || size <= 0 || size > 1_000_000 || name.indexOf('(') >= 0) {
            return name;
        }
        switch (type) {
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.BINARY:
            case Types.VARBINARY:
                return name + '(' + size + ')';
            case Types.DECIMAL:
            case Types.NUMERIC:
                return name + '(' + size + ',' + digits + ')';
            default:
                return name;
        }
    }

    private static String plain(@Nullable String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return plain.toString().trim();
    }

    int schemas() {
        return places.size();
    }

    int tables() {
        return tableCount;
    }

    int columns() {
        return columnCount;
    }
}
