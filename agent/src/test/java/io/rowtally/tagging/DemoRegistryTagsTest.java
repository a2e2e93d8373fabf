package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The names of a legacy company registry must be unmistakable, each alone in its shape and all together. */
class DemoRegistryTagsTest {
    private static final String[][] EXPECTED = {
        {"staff_contact", "xm", "PERSON_NAME"},
        {"enterprise", "fddbr_xm", "PERSON_NAME"},
        {"gd", "gd_xm", "PERSON_NAME"},
        {"enterprise", "lxr", "PERSON_NAME"},
        {"staff_contact", "sfzh", "NATIONAL_ID"},
        {"gd", "zjhm", "NATIONAL_ID"},
        {"staff_contact", "id_card_no", "NATIONAL_ID"},
        {"enterprise", "lxdh", "PHONE"},
        {"staff_contact", "sjh", "PHONE"},
        {"staff_contact", "sjhm", "PHONE"},
        {"staff_contact", "contact_phone", "PHONE"},
        {"staff_contact", "mobile", "PHONE"},
        {"staff_contact", "email", "EMAIL"},
        {"staff_contact", "dzyx", "EMAIL"},
        {"staff_contact", "jtzz", "POSTAL_ADDRESS"},
        {"staff_contact", "hjdz", "POSTAL_ADDRESS"},
        {"staff_contact", "home_address", "POSTAL_ADDRESS"},
        {"staff_contact", "dz", "POSTAL_ADDRESS"},
        {"staff_contact", "csrq", "BIRTH_DATE"},
        {"staff_contact", "birth_date", "BIRTH_DATE"},
        {"staff_contact", "xb", "GENDER"},
        {"app_user", "account", "USERNAME"},
        {"app_user", "password_hash", "CREDENTIAL"},
        {"app_user", "salt", "CREDENTIAL"},
    };

    private static final String[] ORGANISATION = {
        "qymc", "company_name", "zcdz", "jyfw", "zczb", "tyshxydm", "djjg", "uscc"
    };

    @TestFactory
    Iterable<DynamicTest> eachNameIsTaggedInAShapeOfItsOwn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : EXPECTED) {
            tests.add(DynamicTest.dynamicTest(row[0] + "." + row[1], () -> {
                Tagger tagger = new Tagger(TagRules.none());

                Verdict verdict =
                        tagger.tag("icreg", "select t." + row[1] + " from " + row[0] + " t", Arrays.asList(row[1]));

                ColumnTag tag = verdict.column(0);
                assertEquals(row[2], tag.category().name(), tag.toString());
                assertTrue(tag.tagged(), tag.toString());
                assertEquals("name", tag.taggedBy());
                assertEquals(row[0], tag.table());
                assertEquals(row[1], tag.column());
            }));
        }
        return tests;
    }

    @Test
    void whatDescribesTheCompanyIsNotPersonal() {
        Tagger tagger = new Tagger(TagRules.none());

        Verdict verdict = tagger.tag("icreg", "SELECT * FROM enterprise", Arrays.asList(ORGANISATION));

        for (int i = 0; i < verdict.columns(); i++) {
            assertFalse(verdict.column(i).category().pii(), verdict.column(i).toString());
        }
        assertEquals(Category.ORG_ID, verdict.column(5).category());
        assertEquals(Category.ORG_ID, verdict.column(7).category());
    }

    @Test
    void aCompanyTablesContactIsAPersonAndItsNameAndAddressAreNot() {
        Tagger tagger = new Tagger(TagRules.none());

        Verdict verdict = tagger.tag(
                null, "select * from enterprise", Arrays.asList("id", "name", "address", "lxr", "fddbr", "uscc"));

        assertFalse(verdict.column(1).category().pii());
        assertFalse(verdict.column(2).category().pii());
        assertTrue(verdict.column(3).tagged());
        assertTrue(verdict.column(4).tagged());
    }

    @Test
    void aColumnReadAloneIsKnownFromWhatEarlierShapesShowedOfItsTable() {
        Tagger tagger = new Tagger(TagRules.none());
        Verdict before = tagger.tag(null, "select xb from t17", Collections.singletonList("xb"));

        tagger.tag(null, "select xm, sfzh, csrq from t17", Arrays.asList("xm", "sfzh", "csrq"));
        Verdict after = tagger.tag(null, "select xb from t17 where id = ?", Collections.singletonList("xb"));

        assertFalse(before.column(0).tagged());
        assertEquals(Category.GENDER, after.column(0).category());
        assertTrue(after.column(0).tagged());
    }
}
