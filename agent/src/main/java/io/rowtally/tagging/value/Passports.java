package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/** Passport numbers, which have no check digit outside the machine-readable zone. */
final class Passports {
    private Passports() {}

    static List<Detector> detectors() {
        return Collections.singletonList(Detector.format(
                "passport", Category.PASSPORT, 0.3, value -> chinese(value.compact) || other(value.compact)));
    }

    /** Ordinary G and E, official S, diplomatic D, P; Hong Kong K and H, Macao M: nine characters. */
    private static boolean chinese(Chars number) {
        return number.form("A99999999") && number.oneOf(0, "EGDSPHKM")
                || number.form("AA9999999")
                        && (number.at(0) == 'E' && !number.oneOf(1, "IO")
                                || number.at(1) == 'E' && number.oneOf(0, "DSP")
                                || number.at(1) == 'A' && number.oneOf(0, "HKM")
                                || number.oneOf(0, "K") && number.oneOf(1, "BJ"));
    }

    /** Japan: T or M, a letter, seven digits. Korea since 2021: M, three digits, a letter, four digits. */
    private static boolean other(Chars number) {
        return number.form("AA9999999") && number.oneOf(0, "TM")
                || number.form("A999A9999") && number.oneOf(0, "MSRGD");
    }
}
