package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/** Addresses as RFC 5321 allows them, less quoted local parts and domains that are numbers. */
final class Emails {
    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";

    private Emails() {}

    /** The form is as telling as a check digit: nothing else has it. */
    static List<Detector> detectors() {
        return Collections.singletonList(
                Detector.checksum("email", Category.EMAIL, 0.001, value -> Lists.each(value.plain, Emails::email)));
    }

    private static boolean email(Chars text) {
        int at = text.indexOf('@', 0);
        return at > 0 && at <= 64 && text.length() <= 254 && local(text, at) && domain(text, at + 1);
    }

    private static boolean local(Chars text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.at(i);
            boolean dotAtEdge = c == '.' && (i == 0 || i == end - 1 || text.at(i - 1) == '.');
            if (dotAtEdge || !(Character.isLetterOrDigit(c) || c < 128 && LOCAL_SIGNS.indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** Two labels or more; the last one has letters only. */
    private static boolean domain(Chars text, int from) {
        int label = from;
        boolean letters = true;
        for (int i = from; i < text.length(); i++) {
            char c = text.at(i);
            boolean edge = i == label || i + 1 == text.length() || text.at(i + 1) == '.';
            if (c == '.') {
                if (i == label || i - label > 63) {
                    return false;
                }
                label = i + 1;
                letters = true;
            } else if (c == '-' ? edge : !Character.isLetterOrDigit(c)) {
                return false;
            } else {
                letters &= Character.isLetter(c);
            }
        }
        int last = text.length() - label;
        return label > from && last <= 63 && (letters && last >= 2 || text.isAt(label, "xn--") && last > 4);
    }
}
