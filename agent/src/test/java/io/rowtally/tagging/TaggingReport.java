package io.rowtally.tagging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes how well the tagger does on the labelled columns: a summary by language, naming, category and schema, and two
 * lists of false positives and misses, so that who improves dictionaries can read the list of the schemas that are
 * looked at and leave the held-back one closed. {@link TaggingQualityTest} runs it; so does this class's main.
 */
final class TaggingReport {
    static final Path FOLDER = Paths.get("target", "tagging-quality");

    private final Map<String, Score> scores = new TreeMap<>();
    private final Map<String, Score> schemas = new TreeMap<>();
    private final List<String> lookedAt = new ArrayList<>();
    private final List<String> heldBack = new ArrayList<>();
    private final boolean remarks;

    private TaggingReport(boolean remarks) throws IOException {
        this.remarks = remarks;
        List<LabelledColumns.Row> rows = LabelledColumns.tagged(remarks);
        Map<String, Boolean> held = LabelledColumns.heldBack(rows);
        for (LabelledColumns.Row row : rows) {
            boolean back = held.get(row.schema);
            add(row, back ? "held back" : "looked at");
            if (row.positive() && !row.found() || row.negative() && row.found()) {
                (back ? heldBack : lookedAt).add(mistake(row));
            }
        }
    }

    static TaggingReport of(boolean remarks) throws IOException {
        return new TaggingReport(remarks);
    }

    public static void main(String[] args) throws IOException {
        of(false).write();
        of(true).write();
        System.out.println("also written to " + FOLDER.toAbsolutePath() + ", with the mistakes");
    }

    /** Score of a group such as {@code "held back, language en"}. */
    Score score(String group) {
        return scores.getOrDefault(group, new Score());
    }

    void write() throws IOException {
        Files.createDirectories(FOLDER);
        String kind = remarks ? "with-remarks" : "names";
        List<String> summary = new ArrayList<>();
        summary.add("Tagging quality, mode core, " + (remarks ? "with remarks" : "names and types only"));
        scores.forEach((group, score) -> summary.add(String.format("%-44s %s", group, score)));
        for (String line : summary) {
            System.out.println(line);
        }
        schemas.forEach((schema, score) -> summary.add(String.format("%-44s %s", schema, score)));
        Files.write(FOLDER.resolve(kind + "-summary.txt"), summary, StandardCharsets.UTF_8);
        Files.write(FOLDER.resolve(kind + "-mistakes-looked-at.txt"), lookedAt, StandardCharsets.UTF_8);
        Files.write(FOLDER.resolve(kind + "-mistakes-held-back.txt"), heldBack, StandardCharsets.UTF_8);
    }

    private void add(LabelledColumns.Row row, String part) {
        Naming naming = Naming.of(row.column.name(), row.language);
        boolean ofNaming = row.language.equals("zh") || row.language.equals("en") || naming == Naming.GLUED;
        List<String> groups = new ArrayList<>();
        groups.add("all");
        groups.add("language " + row.language);
        groups.add(row.language.equals("en") || row.language.equals("zh") ? "language en, zh" : "language other");
        if (ofNaming) {
            groups.add("naming " + (naming == Naming.GLUED ? "" : row.language + " ") + naming);
        }
        if (row.positive()) {
            groups.add("category " + row.label);
        } else if (row.found() && row.negative()) {
            groups.add("category " + row.tag.category());
        }
        for (String group : groups) {
            scores.computeIfAbsent(part + ", " + group, k -> new Score()).add(row);
        }
        scores.computeIfAbsent("all", k -> new Score()).add(row);
        schemas.computeIfAbsent(part + ", schema " + row.language + " " + row.schema, k -> new Score())
                .add(row);
    }

    private static String mistake(LabelledColumns.Row row) {
        return String.join(
                "\t",
                row.found() ? "FALSE" : "MISSED",
                row.language,
                row.schema,
                row.column.table(),
                row.column.name(),
                row.column.sqlType(),
                row.column.remark() == null ? "" : row.column.remark(),
                row.label + (row.note.isEmpty() ? "" : " " + row.note),
                row.tag.category() + " " + row.tag.confidence(),
                String.join(" ", row.tag.evidence()));
    }
}
