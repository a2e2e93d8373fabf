package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.hutool.core.lang.Validator;
import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;
import org.hibernate.validator.constraints.br.CPF;
import org.hibernate.validator.constraints.ru.INN;
import org.hibernate.validator.internal.constraintvalidators.hv.br.CPFValidator;
import org.hibernate.validator.internal.constraintvalidators.hv.ru.INNValidator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every check digit against a library or a second implementation: 10,000 right values and 10,000 wrong by one digit. */
class OraclesTest {
    private static final int VALUES = 10_000;
    private static final String CREDIT_CODE_SET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @CPF
    private static final String CPF_FIELD = "";

    @INN(type = INN.Type.INDIVIDUAL)
    private static final String INN_PERSON_FIELD = "";

    @INN(type = INN.Type.JURIDICAL)
    private static final String INN_ORG_FIELD = "";

    private final Made made = new Made(4);
    private final List<DynamicTest> tests = new ArrayList<>();

    @TestFactory
    List<DynamicTest> everyDetectorAgreesWithItsOracle() throws Exception {
        chinese();
        european();
        elsewhere();
        return tests;
    }

    private void chinese() {
        add(
                "resident-id",
                () -> withMod11And2(made.region() + made.birth() + made.digits(3)),
                IdcardUtil::isValidCard18);
        add(
                "resident-id-15",
                () -> made.region() + made.birth().substring(2) + made.digits(3),
                id -> province(id) && IdcardUtil.isValidCard15(id));
        add(
                "foreigner-card",
                () -> withMod11And2(
                        "9" + made.region().substring(0, 2) + made.digits(3) + made.birth() + made.digits(3)),
                id -> id.startsWith("9")
                        && province(id.substring(1))
                        && date(id.substring(6, 14))
                        && id.equals(withMod11And2(id.substring(0, 17))));
        add(
                "credit-code",
                this::creditCode,
                id -> CreditCodeUtil.isCreditCode(id)
                        && "123456789ANY".indexOf(id.charAt(0)) >= 0
                        && province(id.substring(2)));
        add(
                "organisation-code",
                () -> {
                    String code = made.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 6) + made.digits(2);
                    return code + "-" + SecondOpinion.checkOrganisation(code);
                },
                id -> id.substring(9).equals(SecondOpinion.checkOrganisation(id)));
        add(
                "business-licence",
                () -> {
                    String id = made.region() + made.digits(8);
                    return id + SecondOpinion.checkMod11And10(id);
                },
                id -> province(id) && id.endsWith(SecondOpinion.checkMod11And10(id.substring(0, 14))));
        add(
                "hong-kong-id",
                () -> {
                    String letters = made.capitals(1 + made.random.nextInt(2));
                    String digits = made.digits(6);
                    return letters + digits + "(" + SecondOpinion.checkHongKong(letters, digits) + ")";
                },
                IdcardUtil::isValidHKCard);
        add(
                "taiwan-id",
                () -> SecondOpinion.checkBy(
                        IdcardUtil::isValidTWCard, made.capitals(1) + made.one("1", "2") + made.digits(7), 1),
                id -> "1289".indexOf(id.charAt(1)) >= 0 && IdcardUtil.isValidTWCard(id));
        add("cn-plate", this::plate, Validator::isPlateNumber);
        CreditCardValidator cards = new CreditCardValidator(new CreditCardRange[] {
            new CreditCardRange("4", null, 16, 16),
            new CreditCardRange("51", "55", 16, 16),
            new CreditCardRange("2221", "2720", 16, 16),
            new CreditCardRange("34", null, 15, 15),
            new CreditCardRange("37", null, 15, 15),
            new CreditCardRange("3528", "3589", 16, 16),
            new CreditCardRange("62", null, 16, 19),
        });
        add("payment-card", () -> SecondOpinion.checkBy(cards::isValid, card(), 1), id -> cards.isValid(id));
    }

    private void european() {
        add(
                "uk-nino",
                () -> made.one("AB", "JK", "CE", "PX") + made.digits(6) + made.one("A", "B", "C", "D"),
                id -> id.matches("(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]"));
        add("de-tax-id", this::steuerId, SecondOpinion::taxIdOfGermany);
        add(
                "fr-nir",
                () -> {
                    String id = made.one("1", "2")
                            + made.digits(2)
                            + made.one("01", "07", "12", "20", "42", "62")
                            + made.one("13", "2A", "2B", "75", "97", "99")
                            + made.digits(6);
                    return id + SecondOpinion.checkNir(id);
                },
                id -> id.matches(
                                "[123478]\\d\\d(0[1-9]|1[0-2]|[23]\\d|4[0-2]|[5-9]\\d)(0[1-9]|1\\d|2[1-9AB]|[3-9]\\d)\\d{8}")
                        && id.endsWith(SecondOpinion.checkNir(id.substring(0, 13))));
        add(
                "es-dni",
                () -> {
                    String id = made.one("", "", "X", "Y", "Z") + made.digits(7);
                    id = id.length() == 7 ? made.digits(1) + id : id;
                    return id + SecondOpinion.checkDni(id);
                },
                id -> id.endsWith(SecondOpinion.checkDni(id.substring(0, 8))));
        add(
                "it-fiscal-code",
                () -> {
                    String id = made.capitals(6)
                            + made.digits(1)
                            + made.of("0123456789LMNPQRSTUV", 1)
                            + made.of("ABCDEHLMPRST", 1)
                            + made.one("01", "12", "31", "41", "60", "71")
                            + made.capitals(1)
                            + made.digits(3);
                    return id + SecondOpinion.checkFiscalCode(id);
                },
                id -> id.matches(
                                "[A-Z]{6}[0-9L-NP-V]{2}[ABCDEHLMPRST](0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])[A-Z]\\d{3}[A-Z]")
                        && id.endsWith(SecondOpinion.checkFiscalCode(id.substring(0, 15))));
    }

    private void elsewhere() throws Exception {
        add(
                "us-ssn",
                () -> made.one("078", "219", "457", "899", "001") + "-" + made.digits(2) + "-" + made.digits(4),
                id -> id.matches("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}"));
        CPFValidator cpf = new CPFValidator();
        cpf.initialize(OraclesTest.class.getDeclaredField("CPF_FIELD").getAnnotation(CPF.class));
        add(
                "br-cpf",
                () -> SecondOpinion.checkBy(id -> cpf.isValid(id, null), made.digits(9), 2),
                id -> cpf.isValid(id, null));
        VerhoeffCheckDigit verhoeff = new VerhoeffCheckDigit();
        add(
                "in-aadhaar",
                () -> SecondOpinion.checkBy(verhoeff::isValid, made.of("3456789", 1) + made.digits(10), 1),
                id -> id.charAt(0) >= '2' && verhoeff.isValid(id));
        add(
                "in-pan",
                () -> made.capitals(3) + "P" + made.capitals(1) + made.digits(4) + made.capitals(1),
                id -> id.matches("[A-Z]{3}P[A-Z](?!0000)[0-9]{4}[A-Z]"));
        add(
                "jp-my-number",
                () -> {
                    String id = made.of("13456789", 1) + made.digits(10);
                    return id + SecondOpinion.checkMyNumber(id);
                },
                id -> id.endsWith(SecondOpinion.checkMyNumber(id)));
        add(
                "kr-rrn",
                () -> {
                    String id = made.birth().substring(2, 8) + made.one("1", "2", "5", "6") + made.digits(5);
                    return id + SecondOpinion.checkRrn(id);
                },
                id -> date(("12569".indexOf(id.charAt(6)) >= 0 ? "19" : "20") + id.substring(0, 6))
                        && "90".indexOf(id.charAt(6)) < 0
                        && (id.compareTo("261128") < 0 || "1256".indexOf(id.charAt(6)) >= 0)
                        && id.endsWith(SecondOpinion.checkRrn(id)));
        add(
                "ru-snils",
                () -> {
                    String id = made.of("13456789", 1) + made.digits(8);
                    return id + SecondOpinion.checkSnils(id);
                },
                id -> Long.parseLong(id.substring(0, 9)) > 1_001_998 && id.endsWith(SecondOpinion.checkSnils(id)));
        INNValidator person = new INNValidator();
        person.initialize(OraclesTest.class.getDeclaredField("INN_PERSON_FIELD").getAnnotation(INN.class));
        add(
                "ru-inn-person",
                () -> SecondOpinion.checkBy(
                        id -> person.isValid(id, null), made.one("50", "77", "16") + made.digits(8), 2),
                id -> person.isValid(id, null) && !id.startsWith("00"));
        INNValidator organisation = new INNValidator();
        organisation.initialize(
                OraclesTest.class.getDeclaredField("INN_ORG_FIELD").getAnnotation(INN.class));
        add(
                "ru-inn-org",
                () -> SecondOpinion.checkBy(
                        id -> organisation.isValid(id, null), made.one("50", "77", "16") + made.digits(7), 1),
                id -> organisation.isValid(id, null) && !id.startsWith("00"));
    }

    private void add(String rule, Supplier<String> right, Predicate<String> oracle) {
        tests.add(DynamicTest.dynamicTest(rule, () -> {
            Detector detector = Detected.detector(rule);
            int accepted = 0;
            for (int i = 0; i < VALUES; i++) {
                String value = right.get();
                boolean expected = !value.isEmpty() && oracle.test(value) && !order(value);
                assertEquals(expected, detector.accepts(Value.of(value)), value);
                accepted += expected ? 1 : 0;
                if (!value.isEmpty()) {
                    String wrong = made.wrongByOne(value);
                    assertEquals(oracle.test(wrong) && !order(wrong), detector.accepts(Value.of(wrong)), wrong);
                }
            }
            assertTrue(accepted > VALUES * 0.85, rule + ": only " + accepted + " of what was made is right");
        }));
    }

    private static String withMod11And2(String id) {
        return id + SecondOpinion.checkMod11And2(id);
    }

    private static boolean province(String id) {
        return id.matches("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|(?<=^)10(?=.{14}$))\\d.*");
    }

    private static boolean date(String day) {
        try {
            LocalDate date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
            return date.getYear() >= 1900 && date.isBefore(LocalDate.of(2026, 11, 29));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Of the characters behind the code the one that hutool takes. */
    private String creditCode() {
        String code = made.one("91", "92", "11", "51", "93", "N1") + made.region() + made.of(CREDIT_CODE_SET, 9);
        for (char check : CREDIT_CODE_SET.toCharArray()) {
            if (CreditCodeUtil.isCreditCode(code + check)) {
                return code + check;
            }
        }
        throw new AssertionError("no check character");
    }

    /** Ours takes eleven and twelve digits that begin with a day or zeros for an order's number; libraries do not. */
    private static boolean order(String id) {
        return id.matches("0000\\d{7,8}")
                || id.matches("20[0-3]\\d{8,9}") && parses(id.substring(0, 8))
                || id.matches("\\d{13}") && id.compareTo("1000000000000") >= 0 && id.compareTo("2208988800000") < 0;
    }

    private static boolean parses(String day) {
        try {
            LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private String plate() {
        String head = made.one("京", "沪", "粤", "川", "新", "藏") + made.of("ABCDEFGHJKLM", 1);
        return made.random.nextBoolean()
                ? head
                        + made.of("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 3)
                        + made.digits(1)
                        + made.of("0123456789挂学警港澳", 1)
                : made.random.nextBoolean()
                        ? head + made.of("DF", 1) + made.of("0123456789ABCDEFGHJK", 1) + made.digits(4)
                        : head + made.digits(5) + made.of("DF", 1);
    }

    private String card() {
        String head = made.one("4", "51", "55", "2221", "2720", "34", "37", "3528", "62", "621700");
        int length = head.startsWith("34") || head.startsWith("37") ? 15 : head.equals("621700") ? 19 : 16;
        return head + made.digits(length - 1 - head.length());
    }

    /** Ten digits of which one stands there twice. */
    private String steuerId() {
        List<Character> digits = new ArrayList<>();
        for (char c = '0'; c <= '9'; c++) {
            digits.add(c);
        }
        Collections.shuffle(digits, made.random);
        int from = made.random.nextInt(10);
        int to = made.random.nextInt(10);
        digits.set(to == from ? (to + 1) % 10 : to, digits.get(from));
        StringBuilder id = new StringBuilder();
        digits.forEach(id::append);
        if (id.charAt(0) == '0') {
            id.setCharAt(0, '1');
        }
        String body = id.toString();
        return body + SecondOpinion.checkMod11And10(body);
    }
}
