package io.rowtally.tagging.lineage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One case of the files {@code lineage/*.sql-cases}: a query and where each column of its result set comes from. */
final class LineageCase {
    static final String[] FILES = {"common", "mysql", "postgresql", "oracle", "sqlserver", "db2"};

    final String dialect;
    final String title;
    final String sql;
    final List<String> labels = new ArrayList<>();
    final List<String> origins = new ArrayList<>();

    private LineageCase(String dialect, String title, String sql) {
        this.dialect = dialect;
        this.title = title;
        this.sql = sql;
    }

    static List<LineageCase> all() {
        List<LineageCase> cases = new ArrayList<>();
        for (String file : FILES) {
            read(file, cases);
        }
        return cases;
    }

    private static void read(String file, List<LineageCase> cases) {
        InputStream stream = LineageCase.class.getResourceAsStream(file + ".sql-cases");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String title = "";
            StringBuilder sql = new StringBuilder();
            LineageCase open = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("== ")) {
                    title = line.substring(3);
                    sql.setLength(0);
                    open = null;
                } else if (line.startsWith("> ")) {
                    if (open == null) {
                        open = new LineageCase(file, title, sql.toString());
                        cases.add(open);
                    }
                    int bar = line.lastIndexOf(" | ");
                    open.labels.add(line.substring(2, bar));
                    open.origins.add(line.substring(bar + 3));
                } else if (!title.isEmpty() && !line.isEmpty()) {
                    sql.append(sql.length() == 0 ? "" : "\n").append(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** As the files spell it. */
    static List<String> spelt(List<Origin> origins) {
        List<String> result = new ArrayList<>();
        for (Origin origin : origins) {
            result.add(spelt(origin));
        }
        return result;
    }

    private static String spelt(Origin origin) {
        if (origin == Origin.NO_VALUE) {
            return "-";
        }
        List<String> parts = new ArrayList<>();
        for (BaseColumn input : origin.inputs()) {
            parts.add(input.toString());
        }
        for (String name : origin.unplaced()) {
            parts.add("?" + name);
        }
        if (parts.isEmpty()) {
            return "?";
        }
        String all = String.join(", ", parts);
        return origin.isExpression() ? "fn(" + all + ")" : all;
    }

    @Override
    public String toString() {
        return dialect + ": " + title;
    }
}
