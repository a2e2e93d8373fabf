package io.rowtally.tagging.value;

/** The arithmetic that several identifiers share. A character that does not belong there makes the check fail. */
final class CheckDigits {
    private static final int[][] DIHEDRAL = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private CheckDigits() {}

    /** ISO/IEC 7812-1, annex B, over all digits. */
    static boolean luhn(Chars chars) {
        int sum = 0;
        for (int i = 0; i < chars.length(); i++) {
            int digit = chars.digit(chars.length() - 1 - i);
            if (digit < 0) {
                return false;
            }
            int times = i % 2 == 0 ? digit : digit * 2;
            sum += times > 9 ? times - 9 : times;
        }
        return sum % 10 == 0;
    }

    /** J. Verhoeff, Error Detecting Decimal Codes (1969): the dihedral group of the pentagon. */
    static boolean verhoeff(Chars chars) {
        int check = 0;
        for (int i = 0; i < chars.length(); i++) {
            int digit = chars.digit(chars.length() - 1 - i);
            if (digit < 0) {
                return false;
            }
            for (int times = i % 8; times > 0; times--) {
                digit = PERMUTATION[digit];
            }
            check = DIHEDRAL[check][digit];
        }
        return check == 0;
    }

    /** ISO 7064, MOD 11,10: every digit takes part, the last one checks. */
    static boolean mod11And10(Chars chars) {
        int rest = 10;
        int last = chars.length() - 1;
        for (int i = 0; i < last; i++) {
            int digit = chars.digit(i);
            if (digit < 0) {
                return false;
            }
            int sum = (rest + digit) % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return chars.digit(last) >= 0 && (rest + chars.digit(last)) % 10 == 1;
    }

    /** ISO 7064, MOD 11-2: digits, then a digit or X. */
    static boolean mod11And2(Chars chars) {
        int rest = 0;
        int last = chars.length() - 1;
        for (int i = 0; i < last; i++) {
            int digit = chars.digit(i);
            if (digit < 0) {
                return false;
            }
            rest = (rest + digit) * 2 % 11;
        }
        int check = chars.at(last) == 'X' ? 10 : chars.digit(last);
        return check >= 0 && (rest + check) % 11 == 1;
    }

    /** ISO 7064, MOD 97-10, as ISO 13616 uses it: the first four characters go to the end, A = 10 to Z = 35. */
    static boolean mod97And10(Chars chars) {
        int rest = 0;
        for (int i = 0; i < chars.length(); i++) {
            int at = (i + 4) % chars.length();
            int digit = chars.digit(at);
            if (digit >= 0) {
                rest = (rest * 10 + digit) % 97;
            } else if (chars.capital(at)) {
                rest = (rest * 100 + chars.at(at) - 'A' + 10) % 97;
            } else {
                return false;
            }
        }
        return rest == 1;
    }

    /** Sum of the digits from {@code from} on times the weights; -1 where one is no digit. */
    static int weighted(Chars chars, int from, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int digit = chars.digit(from + i);
            if (digit < 0) {
                return -1;
            }
            sum += digit * weights[i];
        }
        return sum;
    }
}
