package io.rowtally.config;

/** One value as the operator wrote it, with the place to look for it when it is wrong. */
final class Given {
    final String value;

    /** For example {@code agent argument}, {@code environment ROWTALLY_MODE} or {@code /etc/rowtally.properties:12}. */
    final String origin;

    Given(String value, String origin) {
        this.value = value;
        this.origin = origin;
    }

    /** Whether a text is not blank, not longer than so many characters and free of control characters. */
    static boolean isPlain(String text, int longest) {
        if (text.trim().isEmpty() || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
