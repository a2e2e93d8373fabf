package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.junit.jupiter.api.Test;

/** Formats against the libraries that know them, 10,000 values each. */
class FormatOraclesTest {
    private static final int VALUES = 10_000;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final Made made = new Made(44);

    @Test
    void ibansOfAllCountries() {
        IBANValidator oracle = IBANValidator.getInstance();
        List<String> countries = new ArrayList<>();
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'Z'; b++) {
                if (!expression(oracle, "" + a + b).isEmpty()) {
                    countries.add("" + a + b);
                }
            }
        }
        assertTrue(countries.size() > 70, countries.toString());
        Detector detector = Detected.detector("iban");
        for (int i = 0; i < VALUES; i++) {
            String country = countries.get(i % countries.size());
            String iban = SecondOpinion.checkIban(country, account(expression(oracle, country)));
            assertTrue(oracle.isValid(iban), iban);
            assertTrue(detector.accepts(Value.of(iban)), iban);
            assertTrue(detector.accepts(Value.of(iban.replaceAll("(.{4})", "$1 "))), iban);
            String wrong = made.wrongByOne(iban);
            assertEquals(oracle.isValid(wrong), detector.accepts(Value.of(wrong)), wrong);
        }
    }

    /** Such as {@code GB\\d{2}[A-Z]{4}\\d{14}}; empty for territories, whose banks have their country's numbers. */
    private static String expression(IBANValidator oracle, String country) {
        if (oracle.getValidator(country) == null) {
            return "";
        }
        String text = oracle.getValidator(country).getRegexValidator().toString();
        int from = text.indexOf('{' + country);
        int comma = text.indexOf(',', from);
        return from < 0 ? "" : text.substring(from, comma < 0 ? text.length() : comma);
    }

    /** What stands behind the check digits by the library's expression, its first two digits left out. */
    private String account(String expression) {
        StringBuilder account = new StringBuilder();
        Matcher part = Pattern.compile("(\\\\d|\\[[A-Z0-9-]+\\])\\{(\\d+)\\}").matcher(expression);
        while (part.find()) {
            int count = Integer.parseInt(part.group(2));
            account.append(
                    part.group(1).equals("\\d")
                            ? made.digits(count)
                            : part.group(1).equals("[A-Z]")
                                    ? made.capitals(count)
                                    : made.of("0123456789ABCXYZ", count));
        }
        return account.substring(2);
    }

    @Test
    void addressesOfVersion4() {
        Detector detector = Detected.detector("ipv4");
        for (int i = 0; i < VALUES; i++) {
            String text =
                    part() + "." + part() + "." + part() + "." + part() + made.one("", "", "", ".", ".1", " ", "a");
            boolean expected = InetAddressValidator.getInstance().isValidInet4Address(text.trim());
            assertEquals(expected, detector.accepts(Value.of(text)), text);
        }
    }

    private String part() {
        return made.one("0", "1", "9", "10", "99", "127", "192", "249", "255", "256", "300", "01", "1000", "");
    }

    @Test
    void addressesOfVersion6() {
        Detector detector = Detected.detector("ipv6");
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            StringBuilder text = new StringBuilder();
            int groups = made.random.nextInt(10);
            for (int group = 0; group < groups; group++) {
                text.append(made.one(":", ":", ":", ":", ":", ":", "::"))
                        .append(made.of("0123456789abcdefABCDEF", 1 + made.random.nextInt(4)));
            }
            text.append(made.one("", "", "", "::", ":", ":192.0.2.1", ":g", "%eth0"));
            String spelt = made.random.nextInt(10) > 0 ? text.toString().replaceFirst("^:(?!:)", "") : text.toString();
            boolean expected = InetAddressValidator.getInstance().isValidInet6Address(spelt)
                    && spelt.length() > 2
                    && spelt.indexOf('%') < 0;
            assertEquals(expected, detector.accepts(Value.of(spelt)), spelt);
            accepted += expected ? 1 : 0;
        }
        assertTrue(accepted > 1000, "right ones made: " + accepted);
    }

    @Test
    void emails() {
        Detector detector = Detected.detector("email");
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            String text = made.of("abcXYZ019._-+", 1 + made.random.nextInt(20))
                    + made.one("@", "@", "@", "@", "@", "", "@@", " @")
                    + made.of("abcxyz019-", 1 + made.random.nextInt(12))
                    + made.one(".com", ".cn", ".gov.cn", ".co.uk", ".de", ".museum", "", ".", ".c", "..org", ".12");
            boolean expected = EmailValidator.getInstance().isValid(text);
            assertEquals(expected, detector.accepts(Value.of(text)), text);
            accepted += expected ? 1 : 0;
        }
        assertTrue(accepted > 1500, "right ones made: " + accepted);
    }

    /** libphonenumber 9.0 does not know every block that MIIT has given out: what it accepts, ours has to. */
    @Test
    void chineseMobileNumbers() throws NumberParseException {
        Detector detector = Detected.detector("cn-mobile");
        int right = 0;
        int beyond = 0;
        Set<String> blocks = new TreeSet<>();
        for (int i = 0; i < VALUES; i++) {
            String number = "1" + made.of("3456789", 1) + made.digits(9);
            PhoneNumber parsed = PHONES.parse(number, "CN");
            boolean oracle = PHONES.isValidNumberForRegion(parsed, "CN")
                    && PHONES.getNumberType(parsed) == PhoneNumberType.MOBILE;
            boolean ours = detector.accepts(Value.of(number));
            right += oracle ? 1 : 0;
            if (ours && !oracle) {
                beyond++;
                blocks.add(number.substring(0, 3));
            }
            if (oracle && !number.startsWith("1740")) {
                assertTrue(ours, number);
                assertTrue(
                        detector.accepts(Value.of("+86 " + number.substring(0, 3) + "-" + number.substring(3))),
                        number);
            }
            assertFalse(detector.accepts(Value.of(number + "0")));
            assertFalse(detector.accepts(Value.of(number.substring(0, 10))));
        }
        System.out.println("cn-mobile: libphonenumber accepts " + right + " of " + VALUES + ", ours " + beyond
                + " more, in " + blocks);
        assertTrue(right > 5000 && beyond < 600, right + " " + beyond);
    }

    @Test
    void chineseFixedLines() throws NumberParseException {
        Detector detector = Detected.detector("cn-landline");
        int right = 0;
        int missed = 0;
        int beyond = 0;
        for (int i = 0; i < VALUES; i++) {
            String area = made.one("010", "021", "025", "0311", "0571", "0755", "0898", "0991");
            String local = made.of("2345678", 1) + made.digits(made.random.nextInt(3) == 0 ? 6 : 7);
            PhoneNumber parsed = PHONES.parse(area + local, "CN");
            boolean oracle = PHONES.isValidNumberForRegion(parsed, "CN")
                    && PHONES.getNumberType(parsed) == PhoneNumberType.FIXED_LINE;
            String spelt = made.one(
                    area + local,
                    area + "-" + local,
                    "(" + area + ")" + local,
                    area + " " + local,
                    "+86 " + area + "-" + local,
                    area + "-" + local + "-8001");
            boolean ours = detector.accepts(Value.of(spelt));
            right += oracle ? 1 : 0;
            missed += oracle && !ours ? 1 : 0;
            beyond += ours && !oracle ? 1 : 0;
        }
        System.out.println("cn-landline: libphonenumber, which knows how long each city's numbers are, accepts " + right
                + " of " + VALUES + ", ours misses " + missed + " and accepts " + beyond + " more");
        assertTrue(
                right > 4000 && missed < 0.02 * right && beyond < 0.35 * VALUES, right + " " + missed + " " + beyond);
    }

    @Test
    void numbersOfAllCountries() throws NumberParseException {
        int numbers = 0;
        int missed = 0;
        int wrong = 0;
        int wrongAccepted = 0;
        List<String> examples = new ArrayList<>();
        List<String> regions = new ArrayList<>(PHONES.getSupportedRegions());
        Collections.sort(regions);
        while (numbers < VALUES) {
            for (String region : regions) {
                for (PhoneNumberType type :
                        new PhoneNumberType[] {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE}) {
                    PhoneNumber example = PHONES.getExampleNumberForType(region, type);
                    if (example == null) {
                        continue;
                    }
                    String plain = PHONES.format(example, PhoneNumberFormat.E164);
                    String varied = plain.substring(0, plain.length() - 3) + made.digits(3);
                    PhoneNumber parsed = PHONES.parse(varied, null);
                    if (PHONES.isValidNumber(parsed)) {
                        numbers++;
                        PhoneNumberFormat format =
                                made.random.nextBoolean() ? PhoneNumberFormat.E164 : PhoneNumberFormat.INTERNATIONAL;
                        String spelt = PHONES.format(parsed, format);
                        if (!Detected.rules(spelt).contains("phone-e164")) {
                            missed++;
                            examples.add(spelt);
                        }
                    }
                    String random = "+" + made.of("123456789", 1) + made.digits(4 + made.random.nextInt(14));
                    if (!valid(random)) {
                        wrong++;
                        wrongAccepted += Detected.rules(random).contains("phone-e164") ? 1 : 0;
                    }
                }
            }
        }
        System.out.println("phone-e164: of " + numbers + " numbers of " + regions.size() + " countries " + missed
                + " missed, of " + wrong + " wrong ones " + wrongAccepted + " accepted; "
                + examples.subList(0, Math.min(9, examples.size())));
        assertEquals(0, missed, examples.toString());
    }

    private static boolean valid(String number) {
        try {
            return PHONES.isValidNumber(PHONES.parse(number, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    @Test
    void nationalSpellings() {
        List<String> missed = new ArrayList<>();
        int right = 0;
        for (String region : new String[] {"US", "GB", "FR", "JP", "KR", "DE", "BR"}) {
            for (PhoneNumberType type : new PhoneNumberType[] {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE}) {
                String spelt = PHONES.format(PHONES.getExampleNumberForType(region, type), PhoneNumberFormat.NATIONAL);
                right++;
                if (!Detected.rules(spelt).contains("phone-national")) {
                    missed.add(region + " " + spelt);
                }
            }
        }
        System.out.println("phone-national: of " + right + " missed " + missed);
        assertTrue(missed.size() <= 1, missed.toString());
    }
}
