package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against a telling word: switches, kinds, counts, times, technical tables, and the other sense of a homograph. */
class GatesTest {
    private static ColumnTag one(String table, String column, String type) {
        return new Tagger(TagRules.none())
                .classify(Collections.singletonList(new Column("s", table, column, type, null)))
                .get(0);
    }

    private static ColumnTag last(String table, String... columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns) {
            list.add(new Column("s", table, column, null, null));
        }
        return new Tagger(TagRules.none()).classify(list).get(columns.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has_email",
                "is_phone_verified",
                "show_address",
                "allow_sms_phone",
                "phone_flag",
                "email_enabled",
                "address_type",
                "phone_kind",
                "email_status",
                "phone_count",
                "num_of_phones",
                "address_id",
                "email_sent_at",
                "phone_updated_time",
                "password_expire_date",
                "id_card_expiry",
                "passport_issue_date",
                "手机号类型",
                "邮箱状态",
                "地址数量",
                "电话更新时间",
                "是否有手机号",
                "tipo_telefono",
                "loai_dia_chi",
                "dienthoai_loai",
                "telefon_typ",
                "telefoon_soort",
                "тип_телефона",
                "電話番号区分",
                "전화번호구분"
            })
    void aStatementAboutAPersonsDataIsNotTheData(String name) {
        ColumnTag tag = one("users", name, null);

        assertEquals(Category.NONE, tag.category(), tag.toString());
    }

    @ParameterizedTest
    @CsvSource({"is_married, MARITAL", "is_pregnant, HEALTH", "has_disability, HEALTH", "is_deceased, HEALTH"})
    void aSwitchThatIsTheValueItselfIsPersonal(String name, Category category) {
        ColumnTag tag = one("patient", name, "boolean");

        assertEquals(category, tag.category(), tag.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "sys_file, name",
        "quartz_job, name",
        "mail_server, address",
        "sys_menu, name",
        "product, address_line_name",
        "gateway_node, ip",
        "upload_file, real_name",
        "email_template, name"
    })
    void aTechnicalTableHasNoPersons(String table, String column) {
        ColumnTag tag = one(table, column, null);

        assertEquals(Category.NONE, tag.category(), tag.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "phone, boolean",
        "email, bit",
        "mobile, tinyint(1)",
        "first_name, int",
        "birthday_email, datetime",
        "id_card, timestamp",
        "name, 'decimal(10,2)'"
    })
    void theTypeForbidsIt(String column, String type) {
        ColumnTag tag = one("users", column, type);

        assertEquals(Category.NONE, tag.category(), tag.toString());
    }

    @Test
    void theDayOfAMarriageIsADate() {
        assertEquals(Category.MARITAL, one("users", "marriage_date", "date").category());
        assertEquals(Category.NONE, one("users", "mobile", "date").category());
    }

    @Test
    void xbIsTheSexOfAPersonAndADepartmentElsewhere() {
        assertEquals(Category.GENDER, last("t1", "xm", "sfzh", "xb").category());
        assertEquals(Category.NONE, last("kc", "kcmc", "xf", "xb").category());
    }

    @Test
    void sjIsAPersonsMobileAndATimeElsewhere() {
        assertEquals(Category.PHONE, last("yggl", "xm", "sfzh", "sj").category());
        assertEquals(Category.NONE, last("czrz", "czlx", "sj").category());
    }

    @Test
    void tzIsAPersonsWeightAndATimeZoneElsewhere() {
        assertEquals(Category.HEALTH, last("tjb", "xm", "sfzh", "sg", "tz").category());
        assertEquals(Category.NONE, last("settings", "locale", "tz").category());
        assertEquals(Category.NONE, last("users", "email", "birthday", "tz").category());
    }

    @Test
    void postCodeIsAPostcodeOfPersonsAndAJobCodeElsewhere() {
        assertEquals(
                Category.POSTAL_ADDRESS,
                last("customer", "last_name", "street", "post_code").category());
        assertEquals(Category.NONE, last("sys_post", "post_id", "post_code").category());
    }

    @Test
    void nameAndAddressAreAPersonsBesidePersonalColumnsOnly() {
        assertEquals(
                Category.PERSON_NAME, last("t9", "gender", "birthday", "name").category());
        assertEquals(
                Category.POSTAL_ADDRESS,
                last("t9", "gender", "birthday", "address").category());
        assertEquals(Category.NONE, last("warehouse", "capacity", "name").category());
        assertEquals(Category.NONE, last("warehouse", "capacity", "address").category());
    }

    @Test
    void linkIsThePhoneOfAContactAndAnAddressOnTheWebElsewhere() {
        assertEquals(
                Category.PHONE, last("contract", "amount", "contact", "link").category());
        assertEquals(Category.NONE, last("banner", "title", "link").category());
    }

    @Test
    void anAddressOnTheNetIsAVisitorsBesideAWayToReachHim() {
        assertEquals(Category.IP_ADDRESS, last("page_content", "email", "ip").category());
        assertEquals(Category.IP_ADDRESS, last("visit_log", "opr_ip").category());
        assertEquals(Category.NONE, last("server", "cpu", "ip").category());
    }

    @Test
    void whoPostsWithAnAddressOnTheNetAndTwoWaysToReachHimHasAName() {
        assertEquals(
                Category.PERSON_NAME,
                last("page_content", "email", "phone", "ip", "name").category());
        assertEquals(Category.NONE, last("page_content", "title", "name").category());
    }

    @Test
    void manyFindingsMakeAFormSomebodysRecord() {
        assertEquals(
                Category.HEALTH,
                last("visit_form", "headache", "nausea", "insomnia", "vertigo", "skin")
                        .category());
        assertEquals(Category.NONE, last("visit_form", "title", "skin").category());
    }
}
