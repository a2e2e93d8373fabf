package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.tagging.value.Made;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What values say of columns: without a name, against a name, inside documents, beside another column. */
class SampledColumnsTest {
    private final Made made = new Made(31);
    private Tagger tagger = new Tagger(TagRules.none());

    @Test
    void checkDigitsProveAColumnWhoseNameSaysNothing() {
        ColumnTag tag = read("select c1 from t_jb01", "c1", made::residentId);

        assertTrue(tag.tagged(), tag.toString());
        assertEquals(Category.NATIONAL_ID, tag.category());
        assertEquals("value", tag.taggedBy());
        assertTrue(tag.evidence().contains("value:resident-id 50/50"), tag.toString());
        assertEquals(50, tag.sampled());
        assertEquals(50, tag.matched());
    }

    @Test
    void nineteenValuesSayNothingYet() {
        ShapeSample sample = tagger.sample(null, "select c1 from t_jb01", labels("c1"));
        for (int i = 1; i < 20; i++) {
            assertFalse(sample.add(1, i, made.residentId()));
        }
        assertFalse(tagger.tag(null, "select c1 from t_jb01", labels("c1"), sample)
                .column(0)
                .tagged());
        assertTrue(sample.suspicious());

        assertTrue(sample.add(1, 20, made.residentId()));
        assertTrue(tagger.tag(null, "select c1 from t_jb01", labels("c1"), sample)
                .column(0)
                .tagged());
        assertFalse(sample.suspicious());
        assertEquals(2, sample.wanted());
    }

    @Test
    void whatIsKnownOfAColumnIsKnownInEveryShape() {
        read("select c1 from t_jb01", "c1", made::residentId);

        ColumnTag elsewhere = tagger.tag(null, "select x.c1 as a from t_jb01 x where x.id = ?", labels("a"))
                .column(0);
        assertTrue(elsewhere.tagged(), elsewhere.toString());
        ColumnTag another =
                tagger.tag(null, "select c1 from t_jb02", labels("c1")).column(0);
        assertFalse(another.tagged(), another.toString());
    }

    @Test
    void aMereFormNeedsTheName() {
        assertEquals(Category.NONE, read("select c1 from a", "c1", this::mobile).category());

        ColumnTag before =
                tagger.tag(null, "select tel_a from b", labels("tel_a")).column(0);
        ColumnTag after = read("select tel_a from b", "tel_a", this::mobile);
        assertEquals(Category.PHONE, after.category());
        assertTrue(after.confidence() > before.confidence(), before + " " + after);
        assertTrue(after.evidence().contains("value:any-phone 50/50")
                || after.evidence().toString().contains("value:"));
    }

    @Test
    void anOrganisationsCodeIsNoPersonsWhateverTheNameSays() {
        assertTrue(tagger.tag(null, "select id_card_no from c", labels("id_card_no"))
                .column(0)
                .tagged());

        ColumnTag tag = read("select id_card_no from c", "id_card_no", made::creditCode);
        assertEquals(Category.ORG_ID, tag.category(), tag.toString());
        assertFalse(tag.tagged());
    }

    @Test
    void aMaskedColumnIsMaskedAndNoReadingOfPersonalData() {
        ColumnTag tag = read("select mobile from d", "mobile", () -> "138****" + made.digits(4));

        assertEquals(Category.PHONE, tag.category(), tag.toString());
        assertTrue(tag.masked());
        assertFalse(tag.tagged());
        assertFalse(tag.probable());
    }

    @Test
    void anExpressionThatMasksIsMaskedAndItsColumnIsNot() {
        String sql = "select mask(mobile) as mobile from e";
        assertTrue(tagger.tag(null, sql, labels("mobile")).column(0).tagged());

        assertTrue(read(sql, "mobile", () -> "138****" + made.digits(4)).masked());
        assertTrue(tagger.tag(null, "select mobile from e", labels("mobile"))
                .column(0)
                .tagged());
    }

    @Test
    void whatNobodyCanReadMakesANameDoubtful() {
        ColumnTag tag = read("select mobile from f", "mobile", () -> made.of("0123456789abcdef", 63) + "a");

        assertFalse(tag.tagged(), tag.toString());
        assertFalse(tag.probable(), tag.toString());
        assertTrue(read("select password from g", "password", () -> made.of("0123456789abcdef", 63) + "a")
                .tagged());
    }

    @Test
    void personsInDocumentsAreFoundByTheirNames() {
        ColumnTag json = read(
                "select ext from h",
                "ext",
                () -> "{\"n\":1,\"contact\":{\"mobile\":\"" + mobile() + "\",\"color\":\"red\"}}");
        assertEquals(Category.PHONE, json.category(), json.toString());
        assertTrue(json.tagged());
        assertTrue(json.evidence().contains("value:mixed-phone 50/50"), json.toString());

        ColumnTag xml = read(
                "select body from i",
                "body",
                () -> "<?xml version=\"1.0\"?><r><patientName>A" + made.digits(4) + "</patientName><tel type='x'>"
                        + mobile() + "</tel></r>");
        assertEquals(Category.OTHER_PII, xml.category(), xml.toString());
        assertTrue(xml.evidence().contains("value:mixed-other-pii 50/50"), xml.toString());

        ColumnTag hl7 = read(
                "select msg from j",
                "msg",
                () -> "MSH|^~\\&|A|B\rPID|1||" + made.digits(6) + "||Muster^Max||19700101|M");
        assertEquals(Category.OTHER_PII, hl7.category(), hl7.toString());

        ColumnTag nothing =
                read("select conf from k", "conf", () -> "{\"width\":" + made.digits(3) + ",\"color\":\"red\"}");
        assertEquals(Category.NONE, nothing.category(), nothing.toString());
    }

    @Test
    void entriesOfDocumentsAreReadByTheNameThatStandsInThem() {
        ColumnTag json =
                read("select ext from l", "ext", () -> "[{\"name\":\"mobile\",\"value\":\"" + mobile() + "\"}]");
        assertEquals(Category.PHONE, json.category(), json.toString());

        ColumnTag xml = read("select ext from m", "ext", () -> "<p><e key=\"mobile\">" + mobile() + "</e></p>");
        assertEquals(Category.PHONE, xml.category(), xml.toString());
    }

    @Test
    void anAttributesValueIsReadByItsName() {
        String sql = "select attr_name, attr_value from person_attr";
        List<String> labels = labels("attr_name", "attr_value");
        ShapeSample sample = tagger.sample(null, sql, labels);
        for (int row = 0; row < 400; row++) {
            boolean phone = row % 5 == 0;
            sample.add(1, row, phone ? "\u8054\u7cfb\u7535\u8bdd" : "color");
            sample.add(2, row, phone ? mobile() : made.of("abc", 9));
        }
        sample.settle();
        ColumnTag tag = tagger.tag(null, sql, labels, sample).column(1);

        assertEquals(Category.PHONE, tag.category(), tag.toString());
        assertTrue(
                tag.evidence().get(tag.evidence().size() - 1).matches("value:mixed-phone [0-9]+/50"), tag.toString());
        assertFalse(tagger.tag(null, sql, labels, sample).column(0).tagged());
    }

    @Test
    void anAttributesValueIsReadByItsNameInHanToo() {
        String sql = "select * from sx";
        List<String> labels = labels("\u5c5e\u6027\u540d", "\u5c5e\u6027\u503c");
        ShapeSample sample = tagger.sample(null, sql, labels);
        for (int row = 0; row < 50; row++) {
            sample.add(1, row, "\u8054\u7cfb\u7535\u8bdd");
            sample.add(2, row, mobile());
        }
        assertTrue(tagger.tag(null, sql, labels, sample).column(1).tagged());
    }

    @Test
    void anAttributesValueIsReadByItsNameAlsoWhereThatComesSecond() {
        String sql = "select k.attr_value, k.attr_name from k";
        List<String> labels = labels("attr_value", "attr_name");
        ShapeSample sample = tagger.sample(null, sql, labels);
        for (int row = 0; row < 50; row++) {
            sample.add(1, row, mobile());
            sample.add(2, row, "mobile");
        }
        assertTrue(tagger.tag(null, sql, labels, sample).column(0).tagged());
    }

    @Test
    void theOperatorsWordHoldsWhateverTheValuesAre() {
        TagRule no = new TagRule("*", "n", "c1", Category.NONE, null);
        tagger = new Tagger(TagRules.of(Collections.singletonList(no)));
        String sql = "select c1 from n";
        ShapeSample sample = tagger.sample(null, sql, labels("c1"));
        assertEquals(0, sample.wanted());
        assertEquals(Category.NONE, read(sql, "c1", made::residentId).category());
    }

    @Test
    void valuesConfirmAStandardsCode() {
        Supplier<String> names = () ->
                made.of("\u738b\u674e\u5f20\u5218\u9648", 1) + made.of("\u4f1f\u82b3\u5a1c\u654f\u9759\u5f3a\u78ca", 2);
        assertFalse(
                read("select aac003 from o", "aac003", () -> made.of("bcd", 12)).tagged());

        ColumnTag tag = read("select aac003 from p", "aac003", names);
        assertTrue(tag.tagged(), tag.toString());
        assertEquals(Category.PERSON_NAME, tag.category());
        assertFalse(read("select c3 from p", "c3", names).tagged());
    }

    @Test
    void whatAnEarlierRunHasFoundHoldsFromTheStart() {
        ColumnTag before = read("select c1 from t_jb01", "c1", made::residentId);

        Tagger restarted = new Tagger(TagRules.none());
        restarted.recall(Collections.singletonList(before));
        ColumnTag tag =
                restarted.tag(null, "select c1 from t_jb01", labels("c1")).column(0);
        assertTrue(tag.tagged(), tag.toString());
        assertEquals(before.evidence(), tag.evidence());

        String sql = "select c1 from t_jb01 where id = ?";
        ShapeSample few = restarted.sample(null, sql, labels("c1"));
        few.add(1, 1, made.residentId());
        assertTrue(restarted.tag(null, sql, labels("c1"), few).column(0).tagged(), "one value takes nothing back");

        tagger = restarted;
        assertFalse(
                read("select c1 from t_jb01", "c1", () -> made.of("bcd", 12)).tagged());
    }

    @Test
    void numbersThatOnlyCountAreNothing() {
        int[] next = {0};
        for (Supplier<String> maker : Arrays.<Supplier<String>>asList(
                () -> String.valueOf(100_000 + next[0]++),
                () -> "20261128" + made.digits(8),
                () -> "17" + made.digits(17),
                () -> String.valueOf(1_700_000_000_000L + 1000L * next[0]++))) {
            ColumnTag tag = read("select c" + next[0] + " from q", "c" + next[0]++, maker);
            assertEquals(Category.NONE, tag.category(), tag.toString());
        }
    }

    private String mobile() {
        return "138" + made.digits(8);
    }

    private ColumnTag read(String sql, String label, Supplier<String> values) {
        List<String> labels = labels(label);
        ShapeSample sample = tagger.sample(null, sql, labels);
        for (int row = 0; row < 60; row++) {
            sample.add(1, row, values.get());
        }
        sample.settle();
        return tagger.tag(null, sql, labels, sample).column(0);
    }

    private static List<String> labels(String... labels) {
        return new ArrayList<>(Arrays.asList(labels));
    }
}
