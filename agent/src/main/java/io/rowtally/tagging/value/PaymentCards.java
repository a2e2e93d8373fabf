package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/** Card numbers: the issuers' ranges as ISO/IEC 7812 gives them out, their lengths, and Luhn's check digit. */
final class PaymentCards {
    /** First and last prefix, shortest and longest number. Lengths that are rare and look like other things are out. */
    private static final int[][] RANGES = {
        {4, 4, 16, 16}, // Visa
        {51, 55, 16, 16}, // Mastercard
        {2221, 2720, 16, 16}, // Mastercard
        {34, 34, 15, 15}, // American Express
        {37, 37, 15, 15}, // American Express
        {300, 305, 14, 14}, // Diners Club
        {36, 36, 14, 14}, // Diners Club
        {38, 39, 14, 14}, // Diners Club
        {6011, 6011, 16, 16}, // Discover
        {644, 659, 16, 16}, // Discover, RuPay, Elo
        {3528, 3589, 16, 16}, // JCB
        {2200, 2204, 16, 16}, // Mir
        {62, 62, 16, 19}, // UnionPay
        {8100, 8171, 16, 19}, // UnionPay
        {601382, 601382, 19, 19}, // Bank of China, before UnionPay's range
        {456351, 456351, 19, 19}, // Bank of China
        {436742, 436742, 19, 19}, // China Construction Bank
        {95588, 95588, 19, 19}, // ICBC
        {95599, 95599, 19, 19}, // Agricultural Bank of China
    };

    private PaymentCards() {}

    static List<Detector> detectors() {
        return Collections.singletonList(
                Detector.checksum("payment-card", Category.PAYMENT_CARD, 0.1, value -> card(value.compact)));
    }

    private static boolean card(Chars number) {
        return number.length() >= 14
                && number.length() <= 19
                && number.digits(0, number.length())
                && !number.uniform()
                && issued(number)
                && CheckDigits.luhn(number);
    }

    private static boolean issued(Chars number) {
        for (int[] range : RANGES) {
            long prefix = number.number(0, String.valueOf(range[0]).length());
            boolean inRange = prefix >= range[0] && prefix <= range[1];
            if (inRange && number.length() >= range[2] && number.length() <= range[3]) {
                return true;
            }
        }
        return false;
    }
}
