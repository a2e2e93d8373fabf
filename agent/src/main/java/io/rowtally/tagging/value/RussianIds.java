package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Numbers of persons and organisations in Russia. */
final class RussianIds {
    /** Numbers up to this one were given out without a check. */
    private static final long UNCHECKED_SNILS = 1_001_998;

    private RussianIds() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.checksum("ru-snils", Category.SOCIAL_INSURANCE, 0.01, value -> snils(value.compact)),
                Detector.checksum("ru-inn-person", Category.TAX_ID, 0.01, value -> innOfPerson(value.compact)),
                Detector.checksum("ru-inn-org", Category.ORG_ID, 0.1, value -> innOfOrganisation(value.compact)));
    }

    /** Pension Fund resolution 192p of 2006: nine digits, two check digits by 101. */
    private static boolean snils(Chars id) {
        if (!id.allDigits(11) || id.number(0, 9) <= UNCHECKED_SNILS || Opaque.serial(id)) {
            return false;
        }
        int sum = CheckDigits.weighted(id, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        return id.number(9, 11) == sum % 101 % 100;
    }

    /** Tax Service order MMV-7-6/435 of 2012: twelve digits, the last two by 11. */
    private static boolean innOfPerson(Chars id) {
        return id.allDigits(12)
                && region(id)
                && !Opaque.serial(id)
                && id.digit(10) == CheckDigits.weighted(id, 0, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10
                && id.digit(11) == CheckDigits.weighted(id, 0, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10;
    }

    private static boolean innOfOrganisation(Chars id) {
        return id.allDigits(10)
                && region(id)
                && id.digit(9) == CheckDigits.weighted(id, 0, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10;
    }

    private static boolean region(Chars id) {
        return id.number(0, 2) > 0;
    }
}
