package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodePacksTest {
    private static List<ColumnTag> classify(String table, String... columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns) {
            list.add(new Column("s", table, column, null, null));
        }
        return new Tagger(TagRules.none()).classify(list);
    }

    private static ColumnTag remarked(String column, String remark) {
        return new Tagger(TagRules.none())
                .classify(Collections.singletonList(new Column("s", "ac01", column, null, remark)))
                .get(0);
    }

    @Test
    void threeCodesOfOneStandardInATableSpeak() {
        List<ColumnTag> tags = classify("ac01", "AAC001", "AAC002", "AAC003", "AAC004", "AAC006", "AAE005", "AAC058");

        assertEquals(Category.SOCIAL_INSURANCE, tags.get(0).category());
        assertEquals(Category.NATIONAL_ID, tags.get(1).category());
        assertEquals(Category.PERSON_NAME, tags.get(2).category());
        assertEquals(Category.GENDER, tags.get(3).category());
        assertEquals(Category.BIRTH_DATE, tags.get(4).category());
        assertEquals(Category.PHONE, tags.get(5).category());
        assertEquals(Category.NONE, tags.get(6).category());
        assertTrue(
                tags.get(2).evidence().contains("code:social-insurance:aac003"),
                tags.get(2).toString());
    }

    @Test
    void twoCodesAreAnAccident() {
        for (ColumnTag tag : classify("parts", "AAC003", "AAC004", "colour")) {
            assertEquals(Category.NONE, tag.category(), tag.toString());
        }
    }

    @Test
    void aRemarkConfirmsASingleCode() {
        ColumnTag confirmed = remarked("aac003", "姓名");

        assertEquals(Category.PERSON_NAME, confirmed.category());
        assertTrue(confirmed.evidence().contains("code:social-insurance:aac003"), confirmed.toString());
        assertEquals(Category.NONE, remarked("aac003", "部件编号").category());
    }

    @Test
    void theLegalRepresentativeOfAnEnterpriseIsAPersonAndItsSeatIsNot() {
        List<ColumnTag> tags = classify("e_baseinfo", "ENTNAME", "REGNO", "LEREP", "DOM", "OPSCOPE");

        assertEquals(Category.PERSON_NAME, tags.get(2).category());
        assertEquals(Category.NONE, tags.get(0).category());
        assertEquals(Category.NONE, tags.get(3).category());
    }

    @Test
    void shortInitialsAloneDoNotMakeAPopulationRegister() {
        List<ColumnTag> strangers = classify("t1", "sg", "xx", "mz", "xb");
        List<ColumnTag> register = classify("t1", "gmsfhm", "csrq", "hjxz", "sg", "xb");

        assertEquals(
                Category.NONE, strangers.get(1).category(), strangers.get(1).toString());
        assertEquals(Category.POSTAL_ADDRESS, register.get(2).category());
        assertEquals(Category.HEALTH, register.get(3).category());
        assertEquals(Category.GENDER, register.get(4).category());
    }

    @Test
    void threeFieldsOfSapSpeak() {
        List<ColumnTag> tags = classify("PA0002", "PERNR", "BEGDA", "NACHN", "GBDAT", "GESCH", "FAMST", "KONFE");

        assertEquals(Category.NONE, tags.get(0).category());
        assertEquals(Category.PERSON_NAME, tags.get(2).category());
        assertEquals(Category.BIRTH_DATE, tags.get(3).category());
        assertEquals(Category.GENDER, tags.get(4).category());
        assertEquals(Category.MARITAL, tags.get(5).category());
        assertEquals(Category.RELIGION, tags.get(6).category());
        assertEquals(Category.NONE, classify("t", "gbdat", "colour").get(0).category());
    }
}
