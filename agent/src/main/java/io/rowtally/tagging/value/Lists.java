package io.rowtally.tagging.value;

import java.util.function.Predicate;

/** Values that people write several of into one field: two phones, the names of all shareholders. */
final class Lists {
    private static final String SEPARATORS = ",;、/|";
    private static final int MOST_PARTS = 10;

    private Lists() {}

    /** Whether the value passes, or each of the two to ten parts between commas and the like does. */
    static boolean each(Chars text, Predicate<Chars> test) {
        if (test.test(text)) {
            return true;
        }
        int parts = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.oneOf(i, SEPARATORS)) {
                if (++parts > MOST_PARTS || !test.test(text.part(start, i))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return parts > 1;
    }
}
