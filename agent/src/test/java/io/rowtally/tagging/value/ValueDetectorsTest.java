package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueDetectorsTest {
    /** Numbers that the authorities or the standards print as examples; none is a person's. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, resident-id", // GB 11643-1999
        "110108000000016, business-licence", // GS 15-2006
        "A123456(3), hong-kong-id",
        "A123456789, taiwan-id",
        "4111 1111 1111 1111, payment-card",
        "GB82 WEST 1234 5698 7654 32, iban", // ISO 13616
        "DE89370400440532013000, iban",
        "192.0.2.1, ipv4", // RFC 5737
        "2001:db8::1, ipv6", // RFC 3849
        "QQ123456C, ''", // HMRC's own example is never given out
        "AB123456C, uk-nino",
        "47036892816, de-tax-id",
        "2 55 08 14 168 025 38, fr-nir", // INSEE
        "12345678Z, es-dni",
        "12.345.678-Z, es-dni",
        "X1234567L, es-dni",
        "RSSMRA85T10A562S, it-fiscal-code",
        "078-05-1120, us-ssn", // withdrawn in 1938
        "529.982.247-25, br-cpf",
        "123456789018, jp-my-number",
        "112-233-445 95, ru-snils", // Pension Fund
        "500100732259, ru-inn-person",
        "7830002293, ru-inn-org",
        "ABCPE1234F, in-pan",
        "ABCCE1234F, in-pan-other",
        "H12345678, passport home-return-permit",
        "E12345678, passport",
        "EA1234567, passport",
        "C12345678, exit-permit",
        "1234567890(B), taiwan-permit",
        "1234567(8), macao-id",
        "+1 212 555 0123, phone-e164",
        "0755-26001234, cn-landline phone-national",
        "user@example.com, email",
        "京A12345, cn-plate",
        "粤BD12345, cn-plate",
        "沪A·12345, cn-plate"
    })
    void publishedExamplesAreAccepted(String value, String rules) {
        Set<String> expected = new HashSet<>(Arrays.asList(rules.split(" ")));
        expected.remove("");
        assertEquals(expected, new HashSet<>(Detected.rules(value)), value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002x",
                "110105194912310\u200B02X",
                "110105 19491231 002X",
                "110105-19491231-002X",
                "  11010519491231002X",
                "11010519491231002X                                          ",
                "11010519491231002X\u3000\u3000",
                "１１０１０５１９４９１２３１００２Ｘ",
                "１１０１０５ １９４９１２３１ ００２ｘ",
                "\uFEFF11010519491231002X\r",
                "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X"
            })
    void spellingDoesNotMatter(String value) {
        assertEquals("[resident-id]", Detected.rules(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "138-0013-8000",
                "+86 138 0013 8000",
                "(+86)13800138000",
                "0086-13800138000",
                "１３８００１３８０００",
                "8613800138000"
            })
    void mobileNumbersAsPeopleWriteThem(String value) {
        assertTrue(Detected.rules(value).contains("cn-mobile"), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13800138000,13900139000|cn-mobile",
                "13800138000 / 139-0013-9000|cn-mobile",
                "张三、李四、欧阳娜|han-name",
                "王伟；李小明|han-name",
                "a@example.com; b@example.org|email"
            })
    void severalInOneFieldAreOfTheirKind(String value, String rule) {
        assertEquals("[" + rule + "]", Detected.rules(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000,",
                "13800138000,12345",
                "张三、",
                "、",
                "张三、李四、王五、赵六、张三、李四、王五、赵六、张三、李四、王五",
                "a@example.com;b",
                "",
                "   ",
                "-",
                "hello",
                "11010519491231002", // a character short
                "110105194912310021", // wrong check digit
                "11010519491331002X", // month 13
                "99010519491231002X", // no such region
                "11010520991231002X", // not born yet
                "-13800138000",
                "13800138000.00",
                "12800138000",
                "999.999.999.999",
                "1.2.3",
                "12:30:45",
                "a@b",
                "a@@b.com",
                "a b@example.com",
                "京I12345",
                "京A1234O",
                "000-12-3456",
                "12345",
                "111.111.111-11",
                "2026-11-28 12:30:45",
                "0.5",
                "N/A",
                "null"
            })
    void whatIsWrongIsNobodys(String value) {
        assertEquals(EnumSet.noneOf(Category.class), Detected.DETECTORS.categories(value), value);
    }

    @Test
    void aCreditCodeIsAnOrganisations() {
        assertEquals(EnumSet.of(Category.ORG_ID), Detected.DETECTORS.categories("91350100M000100Y43")); // GB 32100-2015
        assertFalse(Detected.personal("91350100M000100Y43"));
    }

    /** Where the fourth digit on reads as a region, one resident id in 31 has a credit code's check digit too. */
    @Test
    void noResidentIdIsTakenForAnOrganisations() {
        Made made = new Made(11);
        for (int i = 0; i < 20_000; i++) {
            String body = "51" + made.one("11", "13", "32", "33") + made.digits(2) + made.birth() + made.digits(3);
            String id = body + SecondOpinion.checkMod11And2(body);
            assertEquals(EnumSet.of(Category.NATIONAL_ID), Detected.DETECTORS.categories(id), id);
        }
    }

    @Test
    void rulesAreUniqueAndPriorsAreShares() {
        Set<String> rules = new HashSet<>();
        for (Detector detector : Detected.DETECTORS.all()) {
            assertTrue(rules.add(detector.rule()), detector.rule());
            assertTrue(detector.rule().matches("value:[a-z0-9-]+"), detector.rule());
            assertTrue(detector.prior() >= 0 && detector.prior() < 0.9, detector.rule());
            assertFalse(detector.checksummed() && detector.prior() > 0.11, detector.rule());
        }
    }
}
