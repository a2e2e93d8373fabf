package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTest {
    @ParameterizedTest
    @CsvSource({
        "firstName, first name",
        "FIRST_NAME, first name",
        "IDCardNo, id card no",
        "user-name, user name",
        "addr01, addr 01",
        "t_USER__x, t user x",
        "ＰＨＯＮＥ１, phone 1",
        "联系人phone, 联系人 phone",
        "téléphone, telephone",
        "XM, xm",
        "userID, user id",
        "a, a"
    })
    void namesAreSplitWhereTheirWriterSplitThem(String name, String tokens) {
        assertEquals(tokens, String.join(" ", NameTokens.split(name)));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'___', ''", "'()', ''"})
    void aNameWithoutLettersHasNoTokens(String name, String tokens) {
        assertEquals(tokens, String.join(" ", NameTokens.split(name)));
    }
}
