package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaggerTest {
    private static ColumnTag one(Tagger tagger, String schema, String sql, String label) {
        return tagger.tag(schema, sql, Collections.singletonList(label)).column(0);
    }

    private static Tagger ruled(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        List<String> problems = new ArrayList<>();
        Tagger tagger = new Tagger(TagRules.of(settings, problems));
        assertEquals(Collections.emptyList(), problems);
        return tagger;
    }

    @Test
    void withoutSqlTheLabelsAreTaggedAndTheTableIsUnknown() {
        ColumnTag tag = one(new Tagger(TagRules.none()), null, null, "SFZH");

        assertTrue(tag.tagged());
        assertNull(tag.table());
        assertNull(tag.column());
        assertEquals("SFZH", tag.label());
    }

    @Test
    void theBaseColumnSpeaksNotItsAlias() {
        Tagger tagger = new Tagger(TagRules.none());

        assertTrue(one(tagger, null, "select sfzh as a from gd", "a").tagged());
        assertFalse(one(tagger, null, "select user_id as phone from gd", "phone")
                .category()
                .pii());
    }

    @Test
    void anOpaqueColumnIsKnownByTheNameThatTheApplicationGivesIt() {
        ColumnTag tag = one(new Tagger(TagRules.none()), null, "select c17 as sfzh from gd", "sfzh");

        assertEquals(Category.NATIONAL_ID, tag.category());
        assertEquals("c17", tag.column());
    }

    @Test
    void anExpressionHasTheTagOfItsInputsAndTheirTable() {
        ColumnTag tag = one(new Tagger(TagRules.none()), null, "select substr(sfzh, 1, 6) as region from gd", "region");

        assertEquals(Category.NATIONAL_ID, tag.category());
        assertEquals("gd", tag.table());
        assertNull(tag.column());
    }

    @Test
    void aCountOfPersonsIsNoPersonalData() {
        assertEquals(
                Category.NONE,
                one(new Tagger(TagRules.none()), null, "select count(sfzh) as sfzh from gd", "sfzh")
                        .category());
    }

    @Test
    void theOperatorsRuleWinsBothWays() {
        Tagger tagger = ruled("tag.icreg.gd.c1", "HEALTH", "tag.*.gd.lx*", "none # reviewed");

        ColumnTag tagged = one(tagger, "ICREG", "select c1 from GD", "c1");
        ColumnTag cleared = one(tagger, "icreg", "select lxdh from gd", "lxdh");

        assertEquals(Category.HEALTH, tagged.category());
        assertEquals(1.0, tagged.confidence());
        assertEquals("rule", tagged.taggedBy());
        assertEquals(Collections.singletonList("rule:operator"), tagged.evidence());
        assertEquals(Category.NONE, cleared.category());
        assertEquals("rule", cleared.taggedBy());
    }

    @Test
    void theSchemaInTheSqlGoesBeforeTheGivenOne() {
        Tagger tagger = ruled("tag.other.gd.c1", "HEALTH");

        assertEquals(
                Category.HEALTH,
                one(tagger, "icreg", "select c1 from other.gd", "c1").category());
        assertEquals(
                Category.NONE, one(tagger, "icreg", "select c1 from gd", "c1").category());
    }

    @Test
    void anUnknownSchemaOrTableMatchesTheStarOnly() {
        Tagger tagger = ruled("tag.icreg.*.c1", "HEALTH", "tag.*.gd.c2", "HEALTH", "tag.*.*.c3", "HEALTH");

        assertEquals(Category.NONE, one(tagger, null, "select c1 from gd", "c1").category());
        assertEquals(Category.NONE, one(tagger, "icreg", null, "c2").category());
        assertEquals(Category.HEALTH, one(tagger, "icreg", null, "c3").category());
    }

    @Test
    void theMoreExactOfTwoRulesSpeaks() {
        Tagger tagger = ruled("tag.*.*.lxdh", "NONE", "tag.*.gd.lxdh", "PHONE", "tag.*.*.*", "OTHER_PII");

        assertEquals(
                Category.PHONE, one(tagger, null, "select lxdh from gd", "lxdh").category());
        assertEquals(
                Category.NONE, one(tagger, null, "select lxdh from ent", "lxdh").category());
        assertEquals(
                Category.OTHER_PII,
                one(tagger, null, "select foo from ent", "foo").category());
    }

    @Test
    void aRuleForAnInputHoldsInAnExpression() {
        Tagger tagger = ruled("tag.*.gd.lxdh", "NONE");

        assertEquals(
                Category.NONE,
                one(tagger, null, "select trim(lxdh) x from gd", "x").category());
    }

    @Test
    void aRuleOfAnUnknownCategoryIsNamedAndCountsAsOtherPii() {
        Map<String, String> settings = new HashMap<>();
        settings.put("tag.a.b", "PHONE");
        settings.put("tag.a.b.c", "TELEPHONE");
        settings.put("tag.a.b.d", "phone");
        settings.put("interval", "5m");
        List<String> problems = new ArrayList<>();

        TagRules rules = TagRules.of(settings, problems);

        assertEquals(2, rules.size());
        assertEquals(
                Category.OTHER_PII,
                new Tagger(rules)
                        .classify(Collections.singletonList(new Column("a", "b", "c", null, null)))
                        .get(0)
                        .category());
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith("tag.a.b: "), problems.get(0));
        assertTrue(problems.get(1).contains("TELEPHONE"), problems.get(1));
    }

    @Test
    void classifyAppliesRulesToWholeTables() {
        Tagger tagger = ruled("tag.s.t.f2", "PHOTO");

        List<ColumnTag> tags = tagger.classify(
                Arrays.asList(new Column("s", "t", "xm", null, null), new Column("s", "t", "f2", null, null)));

        assertEquals(Category.PERSON_NAME, tags.get(0).category());
        assertEquals(Category.PHOTO, tags.get(1).category());
        assertEquals(Collections.emptyList(), tagger.classify(Collections.<Column>emptyList()));
    }

    @Test
    void confidenceBandsAreTaggedProbableAndNeither() {
        assertTrue(
                new ColumnTag(null, null, "a", Category.PHONE, 0.8, "name", Collections.<String>emptyList()).tagged());
        assertTrue(new ColumnTag(null, null, "a", Category.PHONE, 0.5, "name", Collections.<String>emptyList())
                .probable());
        assertFalse(new ColumnTag(null, null, "a", Category.PHONE, 0.49, "name", Collections.<String>emptyList())
                .probable());
        assertFalse(
                new ColumnTag(null, null, "a", Category.ORG_ID, 0.9, "name", Collections.<String>emptyList()).tagged());
    }
}
