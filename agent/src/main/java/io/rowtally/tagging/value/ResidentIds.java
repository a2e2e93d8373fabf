package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** The mainland's identity numbers: GB 11643-1999 (18 characters), GB 11643-1989 (15 digits), and the foreigner's card. */
final class ResidentIds {
    /** GB/T 2260, first two digits; 81 to 83 are those of residence permits for Hong Kong, Macao and Taiwan. */
    private static final String PROVINCES =
            " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

    private final Days days;

    private ResidentIds(Days days) {
        this.days = days;
    }

    static List<Detector> detectors(Days days) {
        ResidentIds ids = new ResidentIds(days);
        return Arrays.asList(
                Detector.checksum("resident-id", Category.NATIONAL_ID, 1 / 11.0, value -> ids.long18(value.compact)),
                Detector.format("resident-id-15", Category.NATIONAL_ID, 0.012, value -> ids.short15(value.compact)),
                Detector.checksum(
                        "foreigner-card", Category.NATIONAL_ID, 1 / 11.0, value -> ids.foreigner(value.compact)));
    }

    static boolean province(Chars id, int from) {
        return id.digits(from, from + 2) && PROVINCES.contains(' ' + id.text(from, from + 2) + ' ');
    }

    /** Region, date of birth, sequence, MOD 11-2. */
    boolean long18(Chars id) {
        return id.length() == 18 && province(id, 0) && days.lived(id, 6) && CheckDigits.mod11And2(id);
    }

    private boolean short15(Chars id) {
        return id.allDigits(15)
                && province(id, 0)
                && days.lived(1900 + id.number(6, 8), id.number(8, 10), id.number(10, 12));
    }

    /** Permanent residence since 2023: 9, region, country, date of birth, sequence, MOD 11-2. */
    private boolean foreigner(Chars id) {
        return id.length() == 18
                && id.at(0) == '9'
                && province(id, 1)
                && days.lived(id, 6)
                && CheckDigits.mod11And2(id);
    }
}
