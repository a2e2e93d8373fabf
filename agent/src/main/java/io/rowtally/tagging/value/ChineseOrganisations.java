package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Numbers of organisations, recognised so that they are not taken for a person's. */
final class ChineseOrganisations {
    /** GB 32100-2015: no I, O, S, V, Z. */
    private static final String CREDIT_CODE_SET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /** The registering authority, first character of the code. */
    private static final String AUTHORITIES = "123456789AGNY";

    private static final int[] CREDIT_CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private ChineseOrganisations() {}

    static List<Detector> detectors(Detector residentId) {
        return Arrays.asList(
                Detector.checksum(
                        "credit-code",
                        Category.ORG_ID,
                        1 / 31.0,
                        value -> creditCode(value.compact) && !residentId.accepts(value)),
                Detector.checksum(
                        "organisation-code", Category.ORG_ID, 1 / 11.0, value -> organisationCode(value.plain)),
                Detector.checksum("business-licence", Category.ORG_ID, 0.1, value -> licence(value.compact)));
    }

    /** GB 32100-2015: authority, kind, region, organisation code, MOD 31. */
    private static boolean creditCode(Chars code) {
        if (code.length() != 18 || !code.oneOf(0, AUTHORITIES) || !region(code, 2)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int place = CREDIT_CODE_SET.indexOf(code.at(i));
            if (place < 0) {
                return false;
            }
            sum += place * CREDIT_CODE_WEIGHTS[i];
        }
        return CREDIT_CODE_SET.indexOf(code.at(17)) == (31 - sum % 31) % 31;
    }

    private static boolean region(Chars code, int from) {
        return code.digits(from, from + 6) && (ResidentIds.province(code, from) || code.isAt(from, "10"));
    }

    /** GB 11714-1997, as printed: eight characters, a hyphen, MOD 11. */
    private static boolean organisationCode(Chars code) {
        if (code.length() != 10 || code.at(8) != '-') {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int place = code.digit(i) >= 0 ? code.digit(i) : code.capital(i) ? code.at(i) - 'A' + 10 : -1;
            if (place < 0) {
                return false;
            }
            sum += place * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return code.at(9) == (check == 10 ? 'X' : (char) ('0' + check % 11));
    }

    /** GS 15-2006: registration number of a business licence, region first, MOD 11,10. */
    private static boolean licence(Chars code) {
        return code.allDigits(15) && region(code, 0) && CheckDigits.mod11And10(code);
    }
}
