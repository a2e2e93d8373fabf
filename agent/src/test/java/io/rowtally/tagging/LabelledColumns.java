package io.rowtally.tagging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The labelled columns of public schemas, with what the tagger makes of each, for the tests of quality. */
final class LabelledColumns {
    static final class Row {
        final String schema;
        final String language;
        final Column column;
        final Category label;
        final String note;
        ColumnTag tag;

        Row(String schema, String language, Column column, Category label, String note) {
            this.schema = schema;
            this.language = language;
            this.column = column;
            this.label = label;
            this.note = note;
        }

        boolean positive() {
            return note.equals("core");
        }

        boolean negative() {
            return note.isEmpty() || note.equals("trap");
        }

        boolean found() {
            return tag.category().pii() && tag.confidence() >= ColumnTag.PROBABLE;
        }
    }

    private LabelledColumns() {}

    static List<Row> read(boolean remarks) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                LabelledColumns.class.getResourceAsStream("pii-columns-dev.tsv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] f = line.split("\t", -1);
                Column column = new Column(f[0], f[2], f[3], f[4], remarks ? f[5] : null);
                rows.add(new Row(f[0], f[1], column, Category.valueOf(f[6]), f[7]));
            }
        }
        return rows;
    }

    static List<Row> tagged(boolean remarks) throws IOException {
        List<Row> rows = read(remarks);
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        for (Row row : rows) {
            tables.computeIfAbsent(row.schema + "." + row.column.table(), k -> new ArrayList<>())
                    .add(row);
        }
        Tagger tagger = new Tagger(TagRules.none());
        for (List<Row> table : tables.values()) {
            List<Column> columns = new ArrayList<>();
            for (Row row : table) {
                columns.add(row.column);
            }
            List<ColumnTag> tags = tagger.classify(columns);
            for (int i = 0; i < tags.size(); i++) {
                table.get(i).tag = tags.get(i);
            }
        }
        return rows;
    }

    /** Every second schema of a language, in alphabetical order: dictionaries and rules were made looking at the others. */
    static boolean heldBack(Row row, List<Row> rows) {
        Map<String, TreeSet<String>> byLanguage = new HashMap<>();
        for (Row r : rows) {
            byLanguage.computeIfAbsent(r.language, k -> new TreeSet<>()).add(r.schema);
        }
        return byLanguage.get(row.language).headSet(row.schema).size() % 2 == 1;
    }

    static Map<String, Boolean> heldBack(List<Row> rows) {
        Map<String, Boolean> result = new TreeMap<>();
        for (Row row : rows) {
            if (!result.containsKey(row.schema)) {
                result.put(row.schema, heldBack(row, rows));
            }
        }
        return result;
    }
}
