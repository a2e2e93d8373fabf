package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Numbers of persons in India, Japan and Korea. */
final class AsianIds {
    /** Year and month of birth since when Korea gives out the last six digits by chance. */
    private static final long NO_CHECK_SINCE = 2020_10;

    private final Days days;

    private AsianIds(Days days) {
        this.days = days;
    }

    static List<Detector> detectors(Days days) {
        AsianIds ids = new AsianIds(days);
        return Arrays.asList(
                Detector.checksum("in-aadhaar", Category.NATIONAL_ID, 0.1, value -> aadhaar(value.compact)),
                Detector.format(
                        "in-pan", Category.TAX_ID, 0.01, value -> pan(value.compact) && value.compact.at(3) == 'P'),
                Detector.format(
                        "in-pan-other",
                        Category.ORG_ID,
                        0.1,
                        value -> pan(value.compact) && value.compact.at(3) != 'P'),
                Detector.checksum("jp-my-number", Category.NATIONAL_ID, 0.1, value -> myNumber(value.compact)),
                Detector.checksum("kr-rrn", Category.NATIONAL_ID, 0.1, value -> ids.rrn(value)));
    }

    /** UIDAI: twelve digits, the first from 2 on, Verhoeff. */
    private static boolean aadhaar(Chars id) {
        return id.allDigits(12) && id.digit(0) >= 2 && !id.uniform() && !Opaque.serial(id) && CheckDigits.verhoeff(id);
    }

    /** Income Tax Department: the fourth letter says whose it is, P a person's. The last letter's rule is secret. */
    private static boolean pan(Chars id) {
        return id.form("AAAAA9999A") && id.oneOf(3, "PCHABGJLFTK") && id.number(5, 9) > 0;
    }

    /** Ordinance 85 of 2014 of the Ministry of Internal Affairs: twelve digits, the last one by 11. */
    private static boolean myNumber(Chars id) {
        if (!id.allDigits(12) || id.uniform() || Opaque.serial(id)) {
            return false;
        }
        int rest = CheckDigits.weighted(id, 0, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return id.digit(11) == (rest <= 1 ? 0 : 11 - rest);
    }

    /** Date of birth, a digit for century and sex, MOD 11; without its hyphen it must not be a time. */
    private boolean rrn(Value value) {
        Chars id = value.compact;
        if (!id.allDigits(13) || Opaque.epoch(value.plain)) {
            return false;
        }
        int century = "90".indexOf(id.at(6)) >= 0 ? 1800 : "1256".indexOf(id.at(6)) >= 0 ? 1900 : 2000;
        long year = century + id.number(0, 2);
        long month = id.number(2, 4);
        if (!days.lived(year, month, id.number(4, 6))) {
            return false;
        }
        if (year * 100 + month >= NO_CHECK_SINCE && value.plain.at(6) == '-') {
            return true;
        }
        int sum = CheckDigits.weighted(id, 0, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5);
        return id.digit(12) == (11 - sum % 11) % 10;
    }
}
