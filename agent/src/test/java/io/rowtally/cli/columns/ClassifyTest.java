package io.rowtally.cli.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema,table,column,sql_type",
                "sql_type,column,owner,table,schema",
                "table,schema,sql_type,column"
            })
    void theHeaderMayHaveAnyOrder(String order) throws Exception {
        List<String> names = Arrays.asList(order.split(","));
        Run run = classify(
                String.join("\t", names), row(names, "id_card_no", "VARCHAR(18)"), row(names, "page_count", "INTEGER"));

        String[] lines = run.out.split("\r?\n");
        assertEquals(3, lines.length, run.out);
        assertEquals(String.join("\t", names) + "\tcategory\tconfidence\tevidence", lines[0]);
        assertEquals("NATIONAL_ID", lines[1].split("\t", -1)[names.size()]);
        assertEquals("NONE", lines[2].split("\t", -1)[names.size()]);
    }

    private static String row(List<String> names, String column, String type) {
        String[] cells = new String[names.size()];
        Arrays.fill(cells, "x");
        cells[names.indexOf("schema")] = "reg";
        cells[names.indexOf("table")] = "person";
        cells[names.indexOf("column")] = column;
        cells[names.indexOf("sql_type")] = type;
        return String.join("\t", cells);
    }

    @Test
    void aShortRowIsFilledUpToTheHeader() throws Exception {
        Run run = classify("schema\ttable\tcolumn\tsql_type\tremark\towner", "reg\tperson\tid_card_no\tVARCHAR(18)");

        String[] cells = run.out.split("\r?\n")[1].split("\t", -1);
        assertEquals(9, cells.length, run.out);
        assertEquals("NATIONAL_ID", cells[6]);
    }

    @Test
    void aRowWithTooManyFieldsDoesNotShiftTheVerdict() throws Exception {
        Run run = classify("schema\ttable\tcolumn\tsql_type", "reg\tperson\tid_card_no\tVARCHAR(18)\tmore\t");

        String[] cells = run.out.split("\r?\n")[1].split("\t", -1);
        assertEquals(7, cells.length, run.out);
        assertEquals("VARCHAR(18) more", cells[3]);
        assertEquals("NATIONAL_ID", cells[4]);
    }

    @Test
    void rowsKeepTheirOrderAndTheirTextWhereTablesAreMixed() throws Exception {
        String[] rows = {
            "reg\tperson\tid_card_no\tVARCHAR(18)\tx 1",
            "reg\tproduct\tname\tVARCHAR(40)\t",
            "reg\tperson\tmobile\tVARCHAR(20)\tx 2",
            "reg\tproduct\tprice\tDECIMAL\tx 3",
            "reg\tperson\tpage_count\tINTEGER\tx 4"
        };

        Run run = classify("schema\ttable\tcolumn\tsql_type\towner", String.join("\n", rows));

        String[] lines = run.out.split("\r?\n");
        assertEquals(6, lines.length, run.out);
        for (int i = 0; i < rows.length; i++) {
            assertTrue(lines[i + 1].startsWith(rows[i] + "\t"), lines[i + 1]);
        }
        assertEquals("NATIONAL_ID", lines[1].split("\t", -1)[5]);
        assertEquals("NONE", lines[2].split("\t", -1)[5]);
        assertEquals("PHONE", lines[3].split("\t", -1)[5]);
        assertEquals("NONE", lines[4].split("\t", -1)[5]);
        assertEquals("NONE", lines[5].split("\t", -1)[5]);
    }

    @Test
    void marksLineEndsAndBlankLinesDoNotMatter() throws Exception {
        Run run = classify(
                "\uFEFFschema\ttable\tcolumn\tsql_type\r", "\r", "reg\tperson\tid_card_no\tVARCHAR(18)\r", " \t ", "");

        String[] lines = run.out.split("\n");
        assertEquals(2, lines.length, run.out);
        assertTrue(lines[0].startsWith("schema\t"), run.out);
        assertEquals("NATIONAL_ID", lines[1].split("\t", -1)[4]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "table", "column", "sql_type"})
    void aHeaderWithoutANeededColumnIsAUsageError(String missing) throws Exception {
        Run run = classify("schema\ttable\tcolumn\tsql_type".replace(missing, "other"), "a\tb\tc\td");

        assertEquals(2, run.status);
        assertEquals("", run.out);
        assertEquals(1, run.err.split("\n").length, run.err);
        assertTrue(run.err.contains("'" + missing + "'"), run.err);
    }

    @Test
    void whatEachRuleDidIsToldWhereAskedFor() throws Exception {
        Path file = directory.resolve("schema.tsv");
        Files.write(
                file,
                Arrays.asList(
                        "schema\ttable\tcolumn\tsql_type\tremark",
                        "reg\tperson\temail_verified\tVARCHAR(18)\t",
                        "reg\tperson\tname\tVARCHAR(18)\t",
                        "reg\tperson\tmz\tVARCHAR(18)\t手机号"));
        String[] lines = Run.of("classify", "--explain", file.toString()).out.split("\r?\n");

        assertEquals(
                "reg\tperson\temail_verified\tVARCHAR(18)\t\tNONE\t0.05\tname:en:email,gate:suffix-verified", lines[1]);
        assertEquals("    + name:en:email 0.95 EMAIL", lines[2]);
        assertEquals("    x gate:suffix-verified 0.05", lines[3]);
        assertTrue(lines[4].startsWith("reg\tperson\tname\t"), lines[4]);
        assertEquals("    + name:en:name 0.45 PERSON_NAME", lines[5]);
        assertEquals("    + context:person-table 0.75 PERSON_NAME", lines[6]);
        assertTrue(lines[7].contains("\tPHONE\t"), lines[7]);
        assertEquals("    + name:zh-initials:mz 0.42 ETHNICITY", lines[8]);
        assertEquals("    x remark:other-category 0.50", lines[9]);
        assertEquals("    + remark:zh-han:手机号 0.95 PHONE", lines[10]);
        assertEquals("    < ETHNICITY 0.21", lines[11]);
        assertEquals(12, lines.length);
    }

    private Run classify(String... lines) throws Exception {
        Path file = directory.resolve("schema.tsv");
        Files.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return Run.of("classify", file.toString());
    }
}
