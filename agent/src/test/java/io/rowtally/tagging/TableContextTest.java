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

    @Test
    void aKeyOfAPersonMakesATableOfFindingsSomebodys() {
        assertEquals(
                Category.HEALTH,
                classify("prescription", "rx_id", "patient_id", "drug", "dosage")
                        .get(2)
                        .category());
        assertEquals(
                Category.NONE,
                classify("prescription", "rx_id", "pharmacy_id", "drug").get(2).category());
    }

    @Test
    void columnsThatBeginAlikeVouchForEachOther() {
        List<ColumnTag> person = classify("t_0815", "qum_name", "qum_id_card", "no", "state", "since");
        List<ColumnTag> reached = classify("t_0815", "qum_name", "qum_mobile", "no", "state", "since");
        List<ColumnTag> alone = classify("t_0815", "qum_name", "other_id_card");

        assertTrue(person.get(0).tagged(), person.toString());
        assertTrue(reached.get(0).probable(), reached.toString());
        assertEquals(Category.NONE, alone.get(0).category(), alone.toString());
    }

    @Test
    void somebodyByRoleIsANameBesideTheirPhoneUnlessTheNameIsThere() {
        List<ColumnTag> role = classify("t_0815", "tenant_owner:varchar(40)", "customer:varchar(40)", "customer_phone");
        List<ColumnTag> named = classify("t_0815", "customer:varchar(40)", "customer_name", "customer_phone");
        List<ColumnTag> key = classify("t_0815", "customer:bigint", "customer_phone");

        assertEquals(Category.PERSON_NAME, role.get(1).category(), role.toString());
        assertEquals(Category.NONE, named.get(0).category(), named.toString());
        assertEquals(Category.NONE, key.get(0).category(), key.toString());
    }

    @Test
    void aListOfPlacesHoldsNobodysAddress() {
        assertEquals(
                Category.NONE,
                classify("mtb_zip", "zipcode", "state", "city").get(0).category());
        assertEquals(
                Category.POSTAL_ADDRESS, classify("orders", "zipcode").get(0).category());
    }

    @Test
    void theInitialOfATableGluedBeforeItsColumnsFallsOff() {
        List<ColumnTag> tags = classify("tb_1", "kid", "kname", "ksex", "ktel", "kaddr", "kbirthday");

        assertEquals(Category.GENDER, tags.get(2).category(), tags.toString());
        assertEquals(Category.PHONE, tags.get(3).category(), tags.toString());
        assertEquals(
                Category.NONE, classify("tb_1", "id", "name", "ktel").get(2).category());
    }

    /** A French or Russian remark has spaces and begins with any letter. */
    @Test
    void aRemarkIsReadToTheEndOfItsPhraseInItsOwnLanguage() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("s", "pt", "c1", null, "État civil"));
        columns.add(new Column("s", "pt", "c2", null, "Дата рождения"));
        columns.add(new Column("s", "pt", "c3", null, "Tél. portable du patient"));
        columns.add(new Column("s", "pt", "c4", null, "Identifiant du patient"));
        List<ColumnTag> tags = new Tagger(TagRules.none()).classify(columns);

        assertEquals(Category.MARITAL, tags.get(0).category());
        assertEquals(Category.BIRTH_DATE, tags.get(1).category());
        assertEquals(Category.PHONE, tags.get(2).category());
        assertEquals(Category.NONE, tags.get(3).category());
    }
}
