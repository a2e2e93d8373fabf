package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Numbers of persons in the United Kingdom, Germany, France, Spain and Italy. */
final class EuropeanIds {
    private static final String NINO_NEVER = " BG GB KN NK NT TN ZZ ";
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FISCAL_MONTHS = "ABCDEHLMPRST";
    /** Letters that stand for the digits 0 to 9 where two people would have the same code. */
    private static final String FISCAL_DIGITS = "LMNPQRSTUV";

    /** Values of 0-9 or A-J, then K-Z, at odd places (decree of 23 December 1976). */
    private static final int[] FISCAL_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private EuropeanIds() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format("uk-nino", Category.NATIONAL_ID, 0.08, value -> nino(value.compact)),
                Detector.checksum("de-tax-id", Category.TAX_ID, 0.1, value -> steuerId(value.compact)),
                Detector.checksum("fr-nir", Category.SOCIAL_INSURANCE, 1 / 97.0, value -> nir(value.compact)),
                Detector.checksum("es-dni", Category.NATIONAL_ID, 1 / 23.0, value -> dni(value)),
                Detector.checksum("it-fiscal-code", Category.TAX_ID, 1 / 26.0, value -> fiscalCode(value.compact)));
    }

    /** HMRC, NIM39110. */
    private static boolean nino(Chars id) {
        return id.form("AA999999A")
                && !id.oneOf(0, "DFIQUV")
                && !id.oneOf(1, "DFIQUVO")
                && id.oneOf(8, "ABCD")
                && !NINO_NEVER.contains(' ' + id.text(0, 2) + ' ');
    }

    /** Section 139b AO: MOD 11,10; of the first ten digits exactly one stands there twice or three times. */
    private static boolean steuerId(Chars id) {
        if (!id.allDigits(11) || id.at(0) == '0' || Opaque.serial(id)) {
            return false;
        }
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[id.digit(i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            repeated += count > 3 ? 2 : count > 1 ? 1 : 0;
        }
        return repeated == 1 && CheckDigits.mod11And10(id);
    }

    /** INSEE: sex, year, month, department, commune, order, key by 97; Corsica's 2A and 2B count as 19 and 18. */
    private static boolean nir(Chars id) {
        if (id.length() != 15 || !id.oneOf(0, "123478") || !id.digits(1, 5) || !id.digits(7, 15)) {
            return false;
        }
        long month = id.number(3, 5);
        long department = id.isAt(5, "2A") ? 19 : id.isAt(5, "2B") ? 18 : id.number(5, 7);
        boolean monthFits = month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
        if (!monthFits || department < 1 || department == 20) {
            return false;
        }
        long number = (id.number(0, 5) * 100 + department) * 1_000_000 + id.number(7, 13);
        return 97 - number % 97 == id.number(13, 15);
    }

    /** Royal decrees 1553/2005 (DNI) and 1496/2003 (NIE): a letter by 23. */
    private static boolean dni(Value value) {
        Chars id = value.compact;
        if (id.form("99.999.999A")) {
            String bare = id.text(0, 2) + id.text(3, 6) + id.text(7, 11);
            id = new Chars(bare.toCharArray(), bare.length());
        }
        if (id.length() != 9 || !id.capital(8)) {
            return false;
        }
        int foreign = "XYZ".indexOf(id.at(0));
        long number = foreign < 0 ? id.number(0, 8) : id.number(1, 8);
        return number > 0 && DNI_LETTERS.charAt((int) ((number + Math.max(0, foreign) * 10_000_000L) % 23)) == id.at(8);
    }

    private static boolean fiscalCode(Chars id) {
        if (id.length() != 16 || !capitals(id, 0, 6) || !fiscalForm(id)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int place = id.digit(i) >= 0 ? id.digit(i) : id.at(i) - 'A';
            sum += i % 2 == 0 ? FISCAL_ODD[place] : place;
        }
        return id.at(15) == 'A' + sum % 26;
    }

    private static boolean fiscalForm(Chars id) {
        int day = fiscalDigit(id, 9) * 10 + fiscalDigit(id, 10);
        boolean digits = true;
        for (int i : new int[] {6, 7, 9, 10, 12, 13, 14}) {
            digits &= fiscalDigit(id, i) >= 0;
        }
        return digits
                && id.oneOf(8, FISCAL_MONTHS)
                && (day >= 1 && day <= 31 || day >= 41 && day <= 71)
                && id.capital(11)
                && id.capital(15);
    }

    private static int fiscalDigit(Chars id, int i) {
        return id.digit(i) >= 0 ? id.digit(i) : FISCAL_DIGITS.indexOf(id.at(i));
    }

    private static boolean capitals(Chars id, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!id.capital(i)) {
                return false;
            }
        }
        return true;
    }
}
