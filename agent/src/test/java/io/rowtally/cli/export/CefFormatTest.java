package io.rowtally.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fluenda.parcefone.event.CommonEvent;
import com.fluenda.parcefone.parser.CEFParser;
import io.rowtally.cli.Run;
import io.rowtally.cli.log.Log;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CEF, read by a parser that others read it with. */
class CefFormatTest {
    @TempDir
    Path home;

    @Test
    void aReadingIsReadBackAsItWasCounted() throws Exception {
        CommonEvent event = parse(exported()[0]);

        assertEquals("Rowtally", event.getHeader().get("deviceProduct"));
        assertEquals("pii-read", event.getHeader().get("deviceEventClassId"));
        assertEquals("3", event.getHeader().get("severity"));
        Map<String, Object> extension = event.getExtension(true);
        assertEquals("nj0417", extension.get("suser"));
        assertEquals("/10.8.3.21", String.valueOf(extension.get("src")));
        assertEquals(11L, extension.get("cn1"));
        assertEquals("rowsWithPersonalData", extension.get("cn1Label"));
        assertEquals(12L, extension.get("cn2"));
        assertEquals(10L, extension.get("cn3"));
        assertEquals("PHONE:11", extension.get("cs3"));
        assertEquals("ent_contact:11", extension.get("cs4"));
        assertEquals("icreg", extension.get("cs6"));
        assertEquals("nj0417 read 12 rows, 11 of them with personal data", extension.get("msg"));
    }

    @Test
    void aUserCannotAddKeysOrEvents() throws Exception {
        String line = exported()[1];
        Map<String, Object> extension = parse(line).getExtension(true);

        assertEquals(ExportedLog.EVIL, unescaped(extension.get("suser")));
        assertEquals("Source IPv6 Address", extension.get("c6a2Label"));
        assertNotNull(extension.get("c6a2"));
        assertTrue(line.contains("suser=\\=cmd|' /C calc'!A1 | a\\=b \\\\ \"q\", 户籍 "), line);
    }

    @Test
    void everyEventIsParsed() throws Exception {
        for (String line : exported()) {
            CommonEvent event = parse(line);

            assertEquals("1.0.0", event.getHeader().get("deviceVersion"));
            assertNotNull(event.getExtension(true).get("rt"), line);
            assertNotNull(event.getExtension(true).get("externalId"), line);
        }
    }

    @Test
    void headersAreEscapedToo() throws Exception {
        Log.write(
                home.resolve("other/telemetry.jsonl"),
                "{\"event\":{\"action\":\"a|b\\\\c\\nd\",\"id\":\"01A-1\"},\"agent\":{\"version\":\"1\"}}");

        String line = Run.of("export", "--format", "cef", home.resolve("other").toString()).out;

        assertTrue(line.startsWith("CEF:0|Rowtally|Rowtally|1|a\\|b\\\\c d|a\\|b\\\\c d|1|"), line);
        assertEquals("a|b\\c d", unescaped(parse(line.trim()).getHeader().get("deviceEventClassId")));
    }

    /** The parser finds where a value ends, and leaves its escapes in it. */
    private static String unescaped(Object value) {
        return String.valueOf(value).replaceAll("\\\\(.)", "$1");
    }

    private static CommonEvent parse(String line) {
        CommonEvent event = new CEFParser().parse(line, false);
        assertNotNull(event, line);
        return event;
    }

    private String[] exported() throws Exception {
        Run run = Run.of("export", "--format", "cef", ExportedLog.in(home).toString());
        assertEquals("", run.err);
        return run.out.split("\n");
    }
}
