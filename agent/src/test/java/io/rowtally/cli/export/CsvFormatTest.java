package io.rowtally.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV, read by a parser of RFC 4180 that is not ours. */
class CsvFormatTest {
    private static final CSVFormat RFC4180 =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();

    @TempDir
    Path home;

    @Test
    void aReadingIsReadBackAsItWasCounted() throws Exception {
        List<CSVRecord> records = parse(exported());

        assertEquals(4, records.size());
        CSVRecord one = records.get(0);
        assertEquals("nj0417", one.get("user.id"));
        assertEquals("10.8.3.21", one.get("client.ip"));
        assertEquals("12", one.get("pii.rows.read"));
        assertEquals("11", one.get("pii.values.PHONE"));
        assertEquals("0", one.get("pii.values.EMAIL"));
        assertEquals("10", one.get("pii.subjects.estimate"));
        assertEquals("false", one.get("pii.lossy.recovered"));
        assertEquals("ent_contact:11", one.get("pii.tables"));
        assertEquals("", records.get(2).get("client.ip"));
        assertEquals("'" + ExportedLog.EVIL, records.get(1).get("user.id"));
    }

    @Test
    void theHeaderIsThereWithoutAnyEventAndAllRowsAreAsWide() throws Exception {
        Log.write(home.resolve("none/telemetry.jsonl"));
        String empty = Run.of("export", "--format", "csv", home.resolve("none").toString()).out;
        String full = exported();

        assertTrue(empty.endsWith("pii.tables\r\n"), empty);
        assertTrue(full.startsWith(empty), full);
        parse(full).forEach(row -> assertTrue(row.isConsistent()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\\t=1",
                "\\r=1",
                " =1",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "|x",
                "%x",
                "\\n=1"
            })
    void noCellIsAFormula(String user) throws Exception {
        Log.write(home.resolve("telemetry.jsonl"), Log.line("01A", 1, user, 9));

        CSVRecord row =
                parse(Run.of("export", "--format", "csv", home.toString()).out).get(0);

        assertTrue(row.get("user.id").startsWith("'"), row.get("user.id"));
    }

    @Test
    void aPlainNameStaysAsItIs() throws Exception {
        Log.write(home.resolve("telemetry.jsonl"), Log.line("01A", 1, "nj-0417@example.org", 9));

        String out = Run.of("export", "--format", "csv", home.toString()).out;

        assertFalse(out.contains("'"), out);
        assertEquals("nj-0417@example.org", parse(out).get(0).get("user.id"));
    }

    private static List<CSVRecord> parse(String text) throws Exception {
        return RFC4180.parse(new StringReader(text)).getRecords();
    }

    private String exported() throws Exception {
        Run run = Run.of(
                "export", "--format", "csv", ExportedLog.in(home.resolve("log")).toString());
        assertEquals("", run.err);
        return run.out;
    }
}
