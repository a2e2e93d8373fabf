package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tab-separated list of a schema's columns: a header with schema, table, column, sql_type and, if there is one, remark, in any
 * order among others. As {@code classify} takes it, {@code inventory} writes it, and {@code tag.schema} names one.
 */
public final class SchemaFile {
    private final String header;
    private final List<String> names;
    private final List<String> lines = new ArrayList<>();
    private final List<String[]> cells = new ArrayList<>();

    private SchemaFile(String header) {
        this.header = header;
        this.names = new ArrayList<>();
        for (String name : header.split("\t", -1)) {
            names.add(name.trim());
        }
    }

    /** @throws IllegalArgumentException where it has no header, or not the columns it needs; the message is for the operator */
    public static SchemaFile parse(List<String> text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "the file is empty; it needs a header with schema, table, column and sql_type");
        }
        SchemaFile file = new SchemaFile(withoutMark(text.get(0)));
        for (String needed : new String[] {"schema", "table", "column", "sql_type"}) {
            if (!file.names.contains(needed)) {
                throw new IllegalArgumentException("the header has no column '" + needed + "'");
            }
        }
        for (String line : text.subList(1, text.size())) {
            if (!line.trim().isEmpty()) {
                String[] cells = file.aligned(line.split("\t", -1));
                file.lines.add(String.join("\t", cells));
                file.cells.add(cells);
            }
        }
        return file;
    }

    /** As many cells as the header has: missing ones are empty, surplus ones go into the last. */
    private String[] aligned(String[] cells) {
        String[] aligned = new String[names.size()];
        Arrays.fill(aligned, "");
        for (int i = 0; i < cells.length; i++) {
            int last = aligned.length - 1;
            if (i <= last) {
                aligned[i] = cells[i];
            } else if (!cells[i].trim().isEmpty()) {
                aligned[last] += ' ' + cells[i];
            }
        }
        return aligned;
    }

    /** Without the byte order mark with which some editors begin a file. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    public String header() {
        return header;
    }

    public int size() {
        return lines.size();
    }

    public String line(int row) {
        return lines.get(row);
    }

    /** The rows of each table, in the order of the file. */
    public Collection<List<Integer>> tables() {
        Map<String, List<Integer>> tables = new LinkedHashMap<>();
        for (int row = 0; row < cells.size(); row++) {
            String key = cell(row, "schema") + '\t' + cell(row, "table");
            tables.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        return tables.values();
    }

    public List<Column> columns(List<Integer> rows) {
        List<Column> columns = new ArrayList<>();
        for (int row : rows) {
            String name = cell(row, "column");
            columns.add(new Column(
                    cell(row, "schema"),
                    cell(row, "table"),
                    name == null ? "" : name,
                    cell(row, "sql_type"),
                    cell(row, "remark")));
        }
        return columns;
    }

    private @Nullable String cell(int row, String name) {
        int at = names.indexOf(name);
        String[] line = cells.get(row);
        return at < 0 || at >= line.length || line[at].isEmpty() ? null : line[at];
    }
}
