package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    private static ColumnTag tag(String column, Category category, double confidence, String by) {
        return new ColumnTag("gd", column, column, category, confidence, by, Arrays.asList("name:x", "gate:y"));
    }

    @Test
    void aVerdictIsNewOnceAndThenUnchanged() {
        Inventory inventory = new Inventory();

        assertEquals(
                Change.Kind.NEW,
                inventory
                        .offer("h2", "icreg", tag("xm", Category.PERSON_NAME, 0.9, "name"))
                        .kind());
        assertEquals(
                Change.Kind.UNCHANGED,
                inventory
                        .offer("h2", "icreg", tag("xm", Category.PERSON_NAME, 0.9, "name"))
                        .kind());
        assertEquals(
                Change.Kind.NEW,
                inventory
                        .offer("h2", "other", tag("xm", Category.PERSON_NAME, 0.9, "name"))
                        .kind());
        assertEquals(
                Change.Kind.UNCHANGED,
                inventory.offer("h2", null, tag("id", Category.NONE, 0, "none")).kind());
        assertEquals(2, inventory.size());
    }

    @Test
    void aStrongerVerdictChangesAndAWeakerOneOfAPoorerShapeDoesNot() {
        Inventory inventory = new Inventory();
        inventory.offer("h2", null, tag("csrq", Category.BIRTH_DATE, 0.6, "name"));

        Change raised = inventory.offer("h2", null, tag("csrq", Category.BIRTH_DATE, 0.9, "name"));
        Change weaker = inventory.offer("h2", null, tag("csrq", Category.BIRTH_DATE, 0.6, "name"));
        Change nothing = inventory.offer("h2", null, tag("csrq", Category.NONE, 0.4, "none"));

        assertEquals(Change.Kind.CHANGED, raised.kind());
        assertEquals(0.6, Objects.requireNonNull(raised.old()).confidence());
        assertEquals(Change.Kind.UNCHANGED, weaker.kind());
        assertNull(weaker.old());
        assertEquals(Change.Kind.UNCHANGED, nothing.kind());
    }

    @Test
    void aRuleActsAtOnceAndSoDoesItsRemoval() {
        Inventory inventory = new Inventory();
        inventory.offer("h2", null, tag("bz", Category.HEALTH, 0.9, "name"));

        assertEquals(
                Change.Kind.CHANGED,
                inventory.offer("h2", null, tag("bz", Category.NONE, 1, "rule")).kind());
        assertEquals(0, inventory.size());
        assertEquals(
                Change.Kind.UNCHANGED,
                inventory.offer("h2", null, tag("bz", Category.NONE, 1, "rule")).kind());
        inventory.offer("h2", null, tag("bz", Category.PHOTO, 1, "rule"));
        assertEquals(
                Change.Kind.CHANGED,
                inventory
                        .offer("h2", null, tag("bz", Category.HEALTH, 0.9, "name"))
                        .kind());
    }

    @Test
    void whatIsRenderedIsParsedAgain() {
        Inventory inventory = new Inventory(9, NOON);
        ColumnTag name = tag("xm", Category.PERSON_NAME, 0.95, "name");
        inventory.offer("h2", "icreg", name);
        Objects.requireNonNull(inventory.reads("h2", "icreg", name)).addAndGet(7);
        ColumnTag odd = new ColumnTag(
                null, null, "a\tb\\n\n'姓名'", Category.PHONE, 0.8125, "name", Collections.<String>emptyList());
        inventory.offer("mysql", null, odd);
        String text = inventory.render();
        List<String> problems = new ArrayList<>();

        Inventory again = Inventory.parse(text, problems);

        assertEquals(Collections.emptyList(), problems);
        assertEquals(text, again.render());
        assertEquals(Change.Kind.UNCHANGED, again.offer("mysql", null, odd).kind());
        assertTrue(text.startsWith(
                "system\tnamespace\ttable\tcolumn\tlabel\tcategory\tsensitivity\tconfidence\ttagged_by\tevidence\tfirst_seen"
                        + "\treads\n"));
        assertTrue(
                text.contains("h2\ticreg\tgd\txm\txm\tPERSON_NAME\tORDINARY\t0.950\tname\tname:x; gate:y"
                        + "\t2026-11-28T12:00:00Z\t7\n"),
                text);
    }

    @Test
    void aRowOfThePreviousRunGivesWayToTheFirstVerdictOfThisOne() {
        Inventory inventory = new Inventory();
        inventory.offer("h2", null, tag("xm", Category.PERSON_NAME, 0.95, "name"));
        inventory.offer("h2", null, tag("bz", Category.OTHER_PII, 0.9, "name"));

        Inventory again = Inventory.parse(inventory.render(), new ArrayList<>());

        assertEquals(
                Change.Kind.UNCHANGED,
                again.offer("h2", null, tag("xm", Category.PERSON_NAME, 0.85, "name"))
                        .kind());
        assertEquals(
                Change.Kind.CHANGED,
                again.offer("h2", null, tag("bz", Category.NONE, 0, "none")).kind());
        assertEquals(1, again.size());
    }

    @Test
    void whenAColumnWasFirstSeenAndHowOftenItWasReadSurviveAStrongerVerdictAndARestart() {
        Inventory inventory = new Inventory(9, NOON);
        ColumnTag weak = tag("csrq", Category.BIRTH_DATE, 0.6, "name");
        inventory.offer("h2", null, weak);
        AtomicLong reads = Objects.requireNonNull(inventory.reads("h2", null, weak));
        reads.addAndGet(3);

        Inventory again = Inventory.parse(inventory.render(), new ArrayList<>());
        ColumnTag strong = tag("csrq", Category.BIRTH_DATE, 0.9, "name");
        again.offer("h2", null, strong);
        Objects.requireNonNull(again.reads("h2", null, strong)).addAndGet(2);

        assertTrue(again.render().contains("\t2026-11-28T12:00:00Z\t5\n"), again.render());
        assertEquals(5, again.reads());
    }

    @Test
    void whatWasReadOfAColumnBeforeItWasTaggedIsKnown() {
        Inventory inventory = new Inventory(9, NOON);
        ColumnTag none = tag("c1", Category.NONE, 0, "none");
        Objects.requireNonNull(inventory.reads("h2", null, none)).addAndGet(7);
        assertEquals(0, inventory.reads());

        ColumnTag found = tag("c1", Category.PHONE, 0.9, "value");
        inventory.offer("h2", null, found);
        assertEquals(7, inventory.reads());

        inventory.offer("h2", null, tag("c1", Category.NONE, 1, "rule"));
        assertEquals(0, inventory.reads());
        assertEquals(
                7, Objects.requireNonNull(inventory.reads("h2", null, none)).get());
    }

    @Test
    void aVerdictThatHasSeenMoreValuesCountsWhateverItSays() {
        Inventory inventory = new Inventory(9, NOON);
        inventory.offer("h2", null, valued("c1", Category.PHONE, 0.9, "value:any-phone 20/20"));

        assertEquals(
                Change.Kind.CHANGED,
                inventory
                        .offer("h2", null, valued("c1", Category.PHONE, 0.85, "value:masked 50/50"))
                        .kind());
        assertTrue(inventory.tags().get(0).masked());
        assertEquals(
                Change.Kind.UNCHANGED,
                inventory
                        .offer("h2", null, tag("c1", Category.PHONE, 0.95, "name"))
                        .kind(),
                "seen from where no values are known");
        assertTrue(inventory.tags().get(0).masked());
    }

    private static ColumnTag valued(String column, Category category, double confidence, String rule) {
        return new ColumnTag("gd", column, column, category, confidence, "value", Arrays.asList("name:x", rule));
    }

    @Test
    void brokenLinesAreNamedAndLeftOut() {
        List<String> problems = new ArrayList<>();

        Inventory inventory = Inventory.parse(
                "nonsense\n\n"
                        + "h2\t\tgd\txm\txm\tPERSON\tORDINARY\t0.9\tname\t\n"
                        + "h2\t\tgd\txm\txm\tPHONE\tORDINARY\tNaN\tname\t\r\n"
                        + "h2\t\tgd\txm\txm\tPHONE\tORDINARY\t0.9\tname\t\r\n",
                problems);

        assertEquals(1, inventory.size());
        assertEquals(3, problems.size());
        assertEquals("inventory line 1 cannot be understood and is left out", problems.get(0));
    }

    @Test
    void whatIsOverTheCapIsCountedAndNotKept() {
        Inventory inventory = new Inventory(2, Clock.systemUTC());
        inventory.offer("h2", null, tag("a", Category.PHONE, 0.9, "name"));
        inventory.offer("h2", null, tag("b", Category.PHONE, 0.9, "name"));

        assertEquals(
                Change.Kind.REFUSED,
                inventory
                        .offer("h2", null, tag("c", Category.PHONE, 0.9, "name"))
                        .kind());
        assertEquals(2, inventory.size());
        assertEquals(1, inventory.refused());
        assertEquals(
                Change.Kind.CHANGED,
                inventory
                        .offer("h2", null, tag("a", Category.EMAIL, 0.95, "name"))
                        .kind());
    }
}
