package io.rowtally.demo.registry.synthetic;

/**
 * The check characters of the two numbers that a Chinese company register is keyed by. Stateless; any thread.
 *
 * <p>Sources: GB 11643-1999 (citizen identification number, ISO 7064 MOD 11-2), GB 32100-2015 (unified social credit
 * code, MOD 31-3), GB 11714-1997 (organisation code, MOD 11).
 */
public final class CheckDigits {

    static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CheckDigits() {}

    /** The 18th character for the first 17 digits of a citizen identification number. */
    public static char resident(String first17) {
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += Character.digit(first17.charAt(i), 10) * RESIDENT_WEIGHTS[i];
        }
        return RESIDENT_CHECKS.charAt(sum % 11);
    }

    /** The 9th character for the first 8 characters of an organisation code. */
    public static char organisation(String first8) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(first8.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** The 18th character for the first 17 characters of a unified social credit code. */
    public static char credit(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
