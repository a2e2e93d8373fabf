package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.bridge.Shape;
import io.rowtally.tagging.Inventory;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import io.rowtally.tagging.value.Made;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.LogLines;
import io.rowtally.telemetry.LogSettings;
import io.rowtally.telemetry.SettableClock;
import io.rowtally.telemetry.Source;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.TelemetryLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes that were born get their verdict, and each new verdict is told of once. */
class TagsTest {
    @TempDir
    Path home;

    private final List<Event> events = new ArrayList<>();
    private WovenDoor woven;
    private Tags tags;

    @BeforeEach
    void aTableOfPersons() throws SQLException {
        woven = new WovenDoor();
        woven.execute("create table person(id int, id_card_no varchar, mobile varchar, page_count int)");
        woven.execute("insert into person values(1, 'x', 'y', 2)");
        woven.door.shapes().clear();
        tags = tags(new Inventory(), Collections.emptyMap());
    }

    @AfterEach
    void close() throws SQLException {
        woven.close();
    }

    @Test
    void aShapeGetsItsVerdictAndThePersonalColumnsAreTold() throws SQLException, IOException {
        woven.read("select id, id_card_no, mobile, page_count from person");
        Shape shape = woven.door.shapes().peek();
        assertNotNull(shape);
        assertNull(shape.verdict);

        tags.tag(true);

        assertNotNull(shape.verdict);
        assertTrue(woven.door.shapes().isEmpty());
        List<Map<String, Object>> lines = lines();
        assertEquals(2, lines.size(), lines.toString());
        Map<String, Object> line = lines.get(0);
        assertEquals("column-tagged", LogLines.at(line, "event.action"));
        assertEquals("h2database", LogLines.at(line, "db.system.name"));
        assertEquals("person", LogLines.at(line, "db.collection.name"));
        assertEquals("ID_CARD_NO", LogLines.at(line, "pii.column.label"));
        assertEquals(
                "id_card_no",
                String.valueOf(LogLines.at(line, "pii.column.name")).toLowerCase());
        assertEquals("NATIONAL_ID", LogLines.at(line, "pii.category"));
        assertEquals("PHONE", LogLines.at(lines.get(1), "pii.category"));
    }

    @Test
    void theSameColumnInAnotherShapeIsNotToldAgain() throws SQLException {
        woven.read("select mobile from person");
        tags.tag(true);
        assertEquals(1, events.size());

        woven.read("select mobile from person where id = 1");
        Shape second = woven.door.shapes().peek();
        tags.tag(true);

        assertEquals(1, events.size());
        assertNotNull(second);
        assertNotNull(second.verdict);
    }

    @Test
    void theInventoryIsWrittenOnceItChanged() throws SQLException {
        assertNull(tags.changedInventory(false));
        woven.read("select mobile from person");
        tags.tag(true);

        String text = tags.changedInventory(false);
        assertNotNull(text);
        assertTrue(text.contains("PHONE"), text);
        assertNull(tags.changedInventory(false));

        woven.read("select mobile from person where id = 2");
        tags.tag(true);
        assertNull(tags.changedInventory(false), "nothing is new");
    }

    @Test
    void aVerdictThatIsRevokedIsToldAsUntagged() throws SQLException, IOException {
        Inventory inventory = new Inventory();
        tags = tags(inventory, Collections.emptyMap());
        woven.read("select mobile from person");
        tags.tag(true);
        assertEquals(1, events.size());

        tags = tags(inventory, Collections.singletonMap("tag.*.person.mobile", "NONE"));
        woven.read("select mobile from person where id = 1");
        tags.tag(true);

        List<Map<String, Object>> lines = lines();
        assertEquals(2, lines.size(), lines.toString());
        assertEquals("column-untagged", LogLines.at(lines.get(1), "event.action"));
        assertEquals("MOBILE", LogLines.at(lines.get(1), "pii.column.label"));
    }

    @Test
    void whenTheOperatorChangesTheRulesAllIsJudgedAgain() throws SQLException, IOException {
        woven.read("select mobile from person");
        woven.read("select page_count, mobile from person");
        Shape first = woven.door.shapes().peek();
        tags.tag(true);
        Object before = first.verdict;
        tags.changedInventory(false);

        tags.judgeAgain(TagRules.of(
                Collections.singletonMap("tag.*.person.mobile", "NONE # of the switchboard; seen 2026-11"),
                new ArrayList<>()));
        tags.tag(true);

        assertNotSame(before, first.verdict);
        List<Map<String, Object>> lines = lines();
        assertEquals("column-untagged", LogLines.at(lines.get(1), "event.action"));
        assertEquals(
                "[rule:operator # of the switchboard, seen 2026-11]",
                String.valueOf(LogLines.at(lines.get(1), "pii.evidence")));
        assertEquals(2, lines.size(), lines.toString());
        String inventory = tags.changedInventory(false);
        assertFalse(String.valueOf(inventory).contains("PHONE"), inventory);

        tags.judgeAgain(TagRules.none());
        tags.tag(true);

        assertEquals("column-tagged", LogLines.at(lines().get(2), "event.action"));
    }

    @Test
    void literalsInALabelAreNotWritten() throws SQLException, IOException {
        woven.read("select id as \"mobile '13800000000'\" from person");
        tags.tag(true);

        assertFalse(lines().toString().contains("13800000000"));
        String inventory = tags.changedInventory(false);
        assertFalse(String.valueOf(inventory).contains("13800000000"), inventory);
    }

    @Test
    void aStretchEndsWhenNothingWaits() throws SQLException {
        for (int i = 0; i < 20; i++) {
            woven.read("select mobile as m" + i + ", mobile from person");
        }
        assertEquals(20, woven.door.shapes().size());

        tags.tag(false);

        assertTrue(woven.door.shapes().isEmpty(), "twenty shapes are no half second of work");
    }

    @Test
    void aColumnIsTaggedByWhatIsReadOfIt() throws SQLException, IOException {
        persons("t_jb01", 1000);
        woven.read("select id, c1 from t_jb01 where c1 is null");
        woven.read("select c1 as other from t_jb01 where c1 = 'nobody'");
        woven.read("select c1 from t_jb01");
        Shape shape = woven.door.shapes().peek();
        assertNotNull(shape);

        tags.tag(false);

        Map<String, Object> line = lines().get(0);
        assertEquals("column-tagged", LogLines.at(line, "event.action"));
        assertEquals("NATIONAL_ID", LogLines.at(line, "pii.category"));
        assertEquals("value", LogLines.at(line, "pii.tagged_by"));
        assertEquals(50L, LogLines.at(line, "pii.sample.rows"));
        assertEquals(50L, LogLines.at(line, "pii.sample.matched"));
        assertEquals(0, shape.wanted, "enough was seen");
        tags.tag(false);
        assertNull(shape.values, "nothing is kept");
    }

    @Test
    void aColumnIsTaggedByWhatIsReadOfItByLabelToo() throws SQLException, IOException {
        woven.close();
        woven = WovenDoor.thatFollowsLabels();
        tags = tags(new Inventory(), Collections.emptyMap());
        persons("t_jb05", 1000);
        woven.readByLabel("select id, c1 from t_jb05", "c1", "id");

        tags.tag(false);

        assertEquals("NATIONAL_ID", LogLines.at(lines().get(0), "pii.category"));
        assertEquals(50L, LogLines.at(lines().get(0), "pii.sample.rows"));
        woven.ledger.drain(1_000, true);
        assertEquals(0, woven.failures.count());
    }

    @Test
    void aColumnThatTellsNothingIsNotLookedAtForEver() throws SQLException {
        persons("t_jb06", 20);
        Shape shape = null;
        for (int i = 0; i < 120; i++) {
            woven.read("select null as c2 from t_jb06");
            shape = i == 0 ? woven.door.shapes().peek() : shape;
            assertNotNull(shape);
            assertTrue(i > 90 || shape.wanted != 0, "set " + i);
        }
        assertNotNull(shape);
        assertEquals(0, shape.wanted);
    }

    @Test
    void whatIsFoundOfAColumnHoldsInShapesThatWereJudgedBefore() throws SQLException, IOException {
        persons("t_jb02", 1000);
        woven.read("select id, c1 as other from t_jb02 where id < 3");
        Shape before = woven.door.shapes().peek();
        assertNotNull(before);
        tags.tag(false);
        tags.tag(true);
        Object verdict = before.verdict;
        assertNotNull(verdict);
        assertEquals(0, events.size());

        woven.ledger.drain(1_000, true);
        woven.read("select c1 from t_jb02");
        tags.tag(false);
        assertEquals(1, events.size());
        assertEquals(3L, LogLines.at(lines().get(0), "pii.column.cells_read"), "while it was not known");
        tags.tag(false);
        assertNotSame(verdict, before.verdict);
        assertEquals(1, events.size());
    }

    @Test
    void aFirstVerdictWaitsForAFewMoreValuesButNotForEver() throws SQLException {
        persons("t_jb03", 30);
        woven.read("select c1 from t_jb03 where id < 5");
        Shape shape = woven.door.shapes().peek();
        assertNotNull(shape);
        tags.tag(false);
        assertNull(shape.verdict, "five of five are residents' numbers");

        woven.read("select c1 from t_jb03 where id >= 5 and id < 25");
        tags.tag(false);
        assertNotNull(shape.verdict);
        assertEquals(1, events.size());

        tags.tag(true);
        persons("t_jb04", 5);
        woven.read("select c1 from t_jb04");
        Shape few = woven.door.shapes().peek();
        assertNotNull(few);
        for (int turn = 0; turn < 8; turn++) {
            tags.tag(false);
            assertNull(few.verdict);
        }
        tags.tag(false);
        assertNotNull(few.verdict);
    }

    private void persons(String table, int count) throws SQLException {
        Made made = new Made(41);
        woven.execute("create table " + table + "(id int, c1 varchar)");
        for (int i = 0; i < count; i++) {
            woven.execute("insert into " + table + " values(" + i + ", '" + made.residentId() + "')");
        }
    }

    private Tags tags(Inventory inventory, Map<String, String> rules) {
        List<String> problems = new ArrayList<>();
        Tagger tagger = new Tagger(TagRules.of(rules, problems));
        assertEquals(Collections.emptyList(), problems);
        return new Tags(
                woven.door.shapes(), new Sampling(tagger, woven.door.samples()), tagger, inventory, events::add);
    }

    /** The events as the log writes them. */
    private List<Map<String, Object>> lines() throws IOException {
        SettableClock clock = new SettableClock("2026-11-23T14:00:00Z");
        try (TelemetryDirectory directory = TelemetryDirectory.open(home, problem -> {});
                TelemetryLog log = TelemetryLog.open(
                        directory,
                        LogSettings.in(home).freeFloorBytes(0),
                        Source.of("1.0.0", null, null, Instant.EPOCH),
                        clock,
                        clock::nanos,
                        problem -> {})) {
            events.forEach(log::append);
        }
        Path file = home.resolve("telemetry.jsonl");
        return events.isEmpty() ? Collections.emptyList() : LogLines.read(file);
    }
}
