package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One name without a table. */
class NameReaderTest {
    private static ColumnTag read(String name) {
        Column column = new Column(null, null, name, null, null);
        return new Tagger(TagRules.none())
                .classify(Collections.singletonList(column))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "telephonenumber, PHONE",
        "custname, PERSON_NAME",
        "customerEmailAddress, EMAIL",
        "lxrdh, PHONE",
        "fddbrsfzh, NATIONAL_ID",
        "shenfenzhenghao, NATIONAL_ID",
        "shouji_haoma, PHONE",
        "lianxirenxingming, PERSON_NAME",
        "联系人手机号码, PHONE",
        "身份证号, NATIONAL_ID",
        "Geburtsdatum, BIRTH_DATE",
        "apellido_paterno, PERSON_NAME",
        "prénom, PERSON_NAME",
        "生年月日, BIRTH_DATE",
        "주민등록번호, NATIONAL_ID",
        "фамилия, PERSON_NAME",
        "sex_code, GENDER",
        "avatar_url, PHOTO",
        "身份证扫描件, PHOTO",
        "login_ip, IP_ADDRESS",
        "curp_id, NATIONAL_ID",
        "wages_sum, INCOME",
        "fracture_description, HEALTH",
        "epilepsy_code, HEALTH",
        "cpf, NATIONAL_ID",
        "concact_person, PERSON_NAME",
        "telphone, PHONE",
        "brithday, BIRTH_DATE"
    })
    void aTellingNameIsTagged(String name, Category category) {
        ColumnTag tag = read(name);

        assertEquals(category, tag.category(), tag.toString());
        assertTrue(tag.tagged(), tag.toString());
        assertFalse(tag.evidence().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id",
                "phone_type",
                "email_verified",
                "is_mobile",
                "email_count",
                "phone_format",
                "password_updated_at",
                "id_card_type",
                "product_name",
                "role_name",
                "file_name",
                "company_name",
                "description",
                "relationship",
                "证件类型",
                "手机号是否验证",
                "创建时间",
                "角色名称",
                "cjsj",
                "zjlx",
                "message",
                "width",
                "valid"
            })
    void whatOnlySpeaksAboutAPersonsDataOrOfAThingIsNot(String name) {
        ColumnTag tag = read(name);

        assertEquals(Category.NONE, tag.category(), tag.toString());
        assertEquals("none", tag.taggedBy());
    }

    @ParameterizedTest
    @CsvSource({
        "sfzh, name:zh-initials:sfzh",
        "shouji, name:zh-pinyin:shouji",
        "姓名, name:zh-han:姓名",
        "email_verified, gate:suffix-verified",
        "is_mobile, gate:prefix-is",
        "customer_name, modifier:person"
    })
    void aVerdictNamesTheRulesThatSpoke(String name, String rule) {
        assertTrue(read(name).evidence().contains(rule), read(name).evidence().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"treating_physician", "arresting_officer", "ward_nurse", "assigned_teacher"})
    void whateverStandsBeforeSomebodyByRoleMakesItNoThing(String name) {
        ColumnTag tag = new Tagger(TagRules.none())
                .classify(Arrays.asList(
                        new Column("s", "t_0815", name, "varchar(60)", null),
                        new Column("s", "t_0815", "surname", null, null),
                        new Column("s", "t_0815", "birth_date", null, null)))
                .get(0);

        assertEquals(Category.PERSON_NAME, tag.category(), tag.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disease_count",
                "salary_type",
                "physician_id",
                "income_flag",
                "project_type",
                "license",
                "termination_id"
            })
    void butAStatementStaysOne(String name) {
        assertEquals(Category.NONE, read(name).category(), read(name).toString());
    }
}
