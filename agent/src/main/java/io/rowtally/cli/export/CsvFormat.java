package io.rowtally.cli.export;

import io.rowtally.cli.log.LogLine;
import io.rowtally.tagging.Category;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Comma-separated values as of RFC 4180, UTF-8, under a header that is the same for each log of one version. A text that a
 * spreadsheet would take for a formula, since a user's id may be chosen to be one, begins with an apostrophe.
 */
final class CsvFormat implements ExportFormat {
    private static final List<String> TEXTS = Collections.unmodifiableList(Arrays.asList(
            "event.id",
            "event.action",
            "event.start",
            "event.end",
            "service.name",
            "host.name",
            "user.id",
            "client.ip",
            "db.system.name",
            "db.namespace",
            "db.user",
            "pii.attribution.method",
            "pii.attribution.key",
            "pii.attribution.confidence"));
    private static final List<String> NUMBERS = Collections.unmodifiableList(Arrays.asList(
            "pii.statements",
            "pii.result_sets",
            "pii.writes",
            "pii.rows.fetched",
            "pii.rows.read",
            "pii.rows.pii_fetched",
            "pii.rows.pii_read",
            "pii.rows.max_result_set",
            "pii.subjects.estimate",
            "pii.subjects.lower",
            "pii.subjects.upper",
            "pii.lossy.assumed_rows",
            "pii.lossy.unresolved_cells"));
    private static final String VALUES = "pii.values.";

    private final StringBuilder row = new StringBuilder(512);

    @Override
    public boolean wants(String action) {
        return action.equals("pii-read");
    }

    @Override
    public void begin(PrintWriter out) {
        List<String> header = new ArrayList<>(TEXTS);
        header.addAll(NUMBERS);
        header.add("pii.lossy.recovered");
        for (Category category : Category.values()) {
            if (category.pii()) {
                header.add(VALUES + category);
            }
        }
        header.add("pii.tables");
        out.print(String.join(",", header));
        out.print("\r\n");
    }

    @Override
    public void write(LogLine line, PrintWriter out) {
        row.setLength(0);
        for (String path : TEXTS) {
            append(line.text(path, ""));
        }
        for (String path : NUMBERS) {
            append(line.has(path) ? Long.toString(line.number(path)) : "");
        }
        append(String.valueOf(line.isTrue("pii.lossy.recovered")));
        for (Category category : Category.values()) {
            if (category.pii()) {
                append(Long.toString(line.number(VALUES + category)));
            }
        }
        append(EventWords.counts(line, "pii.tables"));
        row.setLength(row.length() - 1);
        out.print(row);
        out.print("\r\n");
    }

    private void append(String value) {
        String cell = isFormula(value) ? "'" + value : value;
        if (cell.indexOf('"') < 0 && cell.indexOf(',') < 0 && cell.indexOf('\r') < 0 && cell.indexOf('\n') < 0) {
            row.append(cell);
        } else {
            row.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
        row.append(',');
    }

    /** Whether it begins as formulas do, those of East Asian spreadsheets in full width too; blanks before that are skipped by some. */
    private static boolean isFormula(String value) {
        int first = 0;
        while (first < value.length() && (value.charAt(first) <= ' ' || value.charAt(first) == '\u3000')) {
            first++;
        }
        return first < value.length() && "=+-@|%＝＋－＠".indexOf(value.charAt(first)) >= 0
                || !value.isEmpty() && value.charAt(0) < ' ';
    }
}
