package io.rowtally.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LEEF 2.0, taken apart as its guide says: six fields ended by bars, then attributes between tabs, each cut at its first equals sign. */
class LeefFormatTest {
    @TempDir
    Path home;

    @Test
    void aReadingIsReadBackAsItWasCounted() throws Exception {
        Map<String, String> event = parse(exported()[0]);

        assertEquals("LEEF:2.0", event.get("0"));
        assertEquals("1.0.0", event.get("3"));
        assertEquals("pii-read", event.get("4"));
        assertEquals("x09", event.get("5"));
        assertEquals("nj0417", event.get("usrName"));
        assertEquals("10.8.3.21", event.get("src"));
        assertEquals("12", event.get("rowsRead"));
        assertEquals("11", event.get("rowsWithPersonalData"));
        assertEquals("11", event.get("cells_PHONE"));
        assertEquals("ent_contact:11", event.get("tables"));
        assertEquals(
                1795442400000L,
                new SimpleDateFormat(event.get("devTimeFormat"))
                        .parse(event.get("devTime"))
                        .getTime());
    }

    @Test
    void aUserCannotAddAttributesOrEvents() throws Exception {
        Log.write(home.resolve("other/telemetry.jsonl"), Log.line("01A", 1, "a\\tsev=10\\nLEEF:2.0|x\\r", 9));

        String[] lines = Run.of(
                        "export", "--format", "leef", home.resolve("other").toString())
                .out
                .split("\n");

        assertEquals(1, lines.length);
        assertEquals("a sev=10 LEEF:2.0|x ", parse(lines[0]).get("usrName"));
        assertEquals("3", parse(lines[0]).get("sev"));
        assertEquals(ExportedLog.EVIL, parse(exported()[1]).get("usrName"));
    }

    @Test
    void everyEventHasItsSixFieldsAndTime() throws Exception {
        for (String line : exported()) {
            Map<String, String> event = parse(line);

            assertTrue(Integer.parseInt(event.get("sev")) >= 1, line);
            assertTrue(event.get("eventId").matches("[0-9A-Z]{16}-\\d{6}"), line);
        }
    }

    private static Map<String, String> parse(String line) {
        Map<String, String> event = new LinkedHashMap<>();
        String[] fields = line.split("\\|", 7);
        assertEquals(7, fields.length, line);
        for (int i = 0; i < 6; i++) {
            event.put(String.valueOf(i), fields[i]);
        }
        for (String attribute : fields[6].split("\t")) {
            int equals = attribute.indexOf('=');
            assertTrue(equals > 0, attribute);
            assertNull(event.put(attribute.substring(0, equals), attribute.substring(equals + 1)), attribute);
        }
        return event;
    }

    private String[] exported() throws Exception {
        Run run = Run.of(
                "export",
                "--format",
                "leef",
                ExportedLog.in(home.resolve("log")).toString());
        assertEquals("", run.err);
        return run.out.split("\n");
    }
}
