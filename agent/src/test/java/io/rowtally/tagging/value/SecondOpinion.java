package io.rowtally.tagging.value;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Check characters by the published rules, written down a second time and in another way, for identifiers that no
 * library knows. {@code check...} gives what belongs behind the text.
 */
final class SecondOpinion {
    private SecondOpinion() {}

    private static int at(String text, int i) {
        return Character.getNumericValue(text.charAt(i));
    }

    private static int sum(String text, int... weights) {
        return IntStream.range(0, weights.length)
                .map(i -> at(text, i) * weights[i])
                .sum();
    }

    /** GB 11643: weights 2^17..2^1 by 11, the character from a table. */
    static String checkMod11And2(String id) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += at(id, i) * (int) (Math.pow(2, 17 - i) % 11);
        }
        return "10X98765432".substring(sum % 11, sum % 11 + 1);
    }

    /** ISO 7064: the check digit is found by trying. */
    static String checkMod11And10(String id) {
        int product = 10;
        for (char c : id.toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return String.valueOf((11 - product) % 10);
    }

    static String checkOrganisation(String code) {
        int check = 11 - sum(code, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
        return check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check);
    }

    static String checkHongKong(String letters, String digits) {
        int sum = letters.length() == 2
                ? 9 * (letters.charAt(0) - 55) + 8 * (letters.charAt(1) - 55)
                : 324 + 8 * (letters.charAt(0) - 55);
        for (int i = 0; i < 6; i++) {
            sum += (7 - i) * at(digits, i);
        }
        int check = 11 - sum % 11;
        return check == 10 ? "A" : check == 11 ? "0" : String.valueOf(check);
    }

    static boolean taxIdOfGermany(String id) {
        Map<Character, Integer> counts = new HashMap<>();
        for (char c : id.substring(0, 10).toCharArray()) {
            counts.merge(c, 1, Integer::sum);
        }
        boolean twice = counts.size() == 9;
        boolean thrice = counts.size() == 8 && counts.containsValue(3);
        return id.charAt(0) != '0' && (twice || thrice) && id.endsWith(checkMod11And10(id.substring(0, 10)));
    }

    static String checkNir(String id) {
        BigInteger number = new BigInteger(id.replace("2A", "19").replace("2B", "18"));
        return String.format("%02d", 97 - number.mod(BigInteger.valueOf(97)).intValue());
    }

    static String checkDni(String digits) {
        String number = digits.replace('X', '0').replace('Y', '1').replace('Z', '2');
        int rest = new BigInteger(number).mod(BigInteger.valueOf(23)).intValue();
        return "TRWAGMYFPDXBNJZSQVHLCKE".substring(rest, rest + 1);
    }

    static String checkFiscalCode(String code) {
        String odd = "B1A0KKPPLLC2QQD3RRE4VVOOSSF5TTG6UUH7MMI8NNJ9WWZZYYXX";
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            if (i % 2 == 1) {
                sum += Character.isDigit(c) ? c - '0' : c - 'A';
            } else {
                sum += odd.indexOf(c) / 2;
            }
        }
        return String.valueOf((char) ('A' + sum % 26));
    }

    static String checkMyNumber(String id) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            sum += at(id, 11 - n) * (n <= 6 ? n + 1 : n - 5);
        }
        return sum % 11 <= 1 ? "0" : String.valueOf(11 - sum % 11);
    }

    static String checkRrn(String id) {
        return String.valueOf((11 - sum(id, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10);
    }

    static String checkSnils(String id) {
        int sum = sum(id, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        while (sum > 101) {
            sum -= 101;
        }
        return sum >= 100 ? "00" : String.format("%02d", sum);
    }

    /** ISO 13616: 98 less the number with zeros for the check digits by 97. */
    static String checkIban(String country, String account) {
        StringBuilder digits = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) {
            digits.append(Character.getNumericValue(c));
        }
        int rest = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format("%02d", 98 - rest) + account;
    }

    /** A check digit for which a library's test says yes. */
    static String checkBy(Predicate<String> library, String body, int digits) {
        for (int check = 0; check < Math.pow(10, digits); check++) {
            String whole = body + String.format("%0" + digits + "d", check);
            if (library.test(whole)) {
                return whole;
            }
        }
        return "";
    }
}
