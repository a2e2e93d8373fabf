package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableContextTest {
    /** @param columns name or name:type */
    private static List<ColumnTag> classify(String table, String... columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(":");
            list.add(new Column("s", table, parts[0], parts.length > 1 ? parts[1] : null, null));
        }
        return new Tagger(TagRules.none()).classify(list);
    }

    private static List<ColumnTag> withRemark(String table, String column, String remark) {
        List<Column> list = new ArrayList<>();
        list.add(new Column("s", table, column, null, remark));
        return new Tagger(TagRules.none()).classify(list);
    }

    @Test
    void twoSurePersonColumnsRaiseTheAmbiguousOnes() {
        List<ColumnTag> tags = classify("t_0815", "xm", "sfzh", "xb", "dz", "name");

        assertEquals(Category.GENDER, tags.get(2).category());
        assertEquals(Category.POSTAL_ADDRESS, tags.get(3).category());
        assertEquals(Category.PERSON_NAME, tags.get(4).category());
    }

    @Test
    void withoutThemAmbiguousNamesStayUntagged() {
        List<ColumnTag> tags = classify("t_0815", "xb", "dz", "name", "zt");

        for (ColumnTag tag : tags) {
            assertEquals(Category.NONE, tag.category(), tag.toString());
        }
    }

    @Test
    void theNameOfATableOfThingsIsNotAPersons() {
        assertEquals(Category.NONE, classify("product", "name").get(0).category());
        assertEquals(Category.NONE, classify("sys_role", "name").get(0).category());
        assertEquals(Category.NONE, classify("user_role", "name").get(0).category());
        assertEquals(Category.PERSON_NAME, classify("sys_user", "name").get(0).category());
    }

    /** A table of accounts with their credentials: whose name that is. */
    @Test
    void theRealNameBesideAPasswordIsSurelyAPersons() {
        ColumnTag tag = classify("sys_account", "account", "password_hash", "salt", "real_name")
                .get(3);

        assertEquals(Category.PERSON_NAME, tag.category());
        assertTrue(tag.tagged(), tag.toString());
        assertEquals(Category.NONE, classify("upload_file", "real_name").get(0).category());
    }

    @Test
    void aMachinesAddressOnTheNetIsNotAPersons() {
        assertEquals(Category.NONE, classify("server", "ip").get(0).category());
        assertEquals(Category.IP_ADDRESS, classify("login_log", "ip").get(0).category());
    }

    @Test
    void theTypeForbidsWhatItCannotHold() {
        List<ColumnTag> tags =
                classify("users", "phone:boolean", "email:timestamp", "name:int", "mobile:varchar(20)", "sex:char(1)");

        assertEquals(Category.NONE, tags.get(0).category());
        assertEquals(Category.NONE, tags.get(1).category());
        assertEquals(Category.NONE, tags.get(2).category());
        assertEquals(Category.PHONE, tags.get(3).category());
        assertEquals(Category.GENDER, tags.get(4).category());
    }

    @Test
    void aPrefixThatOnlyNamesTheTableIsDropped() {
        List<ColumnTag> tags = classify("g5_member", "qz_name", "qz_email", "qz_birth", "qz_addr", "qz_level");

        assertEquals(Category.PERSON_NAME, tags.get(0).category());
        assertEquals(Category.POSTAL_ADDRESS, tags.get(3).category());
    }

    @Test
    void aRemarkSpeaksForACodeAndAgainstAHomograph() {
        assertEquals(
                Category.NATIONAL_ID, withRemark("t", "f07", "身份证号码").get(0).category());
        assertEquals(Category.NONE, withRemark("sys_post", "mz", "模块名称").get(0).category());
    }
}
