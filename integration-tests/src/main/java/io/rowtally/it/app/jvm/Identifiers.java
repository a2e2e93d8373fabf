package io.rowtally.it.app.jvm;

/** What identifies synthetic persons, by their numbers from 0: the same in the program that reads them and in the one that tries them. */
final class Identifiers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private Identifiers() {}

    /** @param kind {@code phone} or {@code id_card_no}, the column that has it */
    static String of(String kind, int person) {
        return kind.equals("phone") ? phone(person) : idCard(person);
    }

    private static String phone(int person) {
        return "139" + (10_000_000 + person * 7_919);
    }

    /** A resident identity number of a region that there is not (GB 11643-1999). */
    private static String idCard(int person) {
        String body = String.format(
                "990101%04d%02d%02d%03d",
                1950 + person % 50, 1 + person / 50 % 12, 1 + person / 600 % 28, person * 37 % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + CHECKS.charAt(sum % 11);
    }
}
