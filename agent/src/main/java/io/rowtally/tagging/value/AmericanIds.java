package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Arrays;
import java.util.List;

/** Numbers of persons in the United States and in Brazil. */
final class AmericanIds {
    private AmericanIds() {}

    static List<Detector> detectors() {
        return Arrays.asList(
                Detector.format("us-ssn", Category.NATIONAL_ID, 0.85, value -> ssn(value.plain)),
                Detector.checksum("br-cpf", Category.NATIONAL_ID, 0.01, value -> cpf(value)));
    }

    /** Grouped as on the card, since any nine digits could be one: no area 000, 666 or 9xx, no group 00, no serial 0000. */
    private static boolean ssn(Chars id) {
        if (!id.form("999-99-9999") && !id.form("999 99 9999")) {
            return false;
        }
        long area = id.number(0, 3);
        return area > 0 && area != 666 && area < 900 && id.number(4, 6) > 0 && id.number(7, 11) > 0;
    }

    /** Receita Federal: nine digits and two check digits by 11. */
    private static boolean cpf(Value value) {
        Chars id = value.plain;
        if (id.form("999.999.999-99")) {
            String bare = id.text(0, 3) + id.text(4, 7) + id.text(8, 11) + id.text(12, 14);
            id = new Chars(bare.toCharArray(), bare.length());
        } else if (!value.compact.allDigits(11) || Opaque.serial(value.compact)) {
            return false;
        } else {
            id = value.compact;
        }
        int first = CheckDigits.weighted(id, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = CheckDigits.weighted(id, 0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return !id.uniform() && first == id.digit(9) && second == id.digit(10);
    }
}
