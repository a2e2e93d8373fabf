package io.rowtally.tagging;

import java.util.Locale;

/**
 * One part of an operator's rule: {@code *} stands for any run of characters, the rest is compared without regard to
 * case. Greedy matching with one point to return to, so a hostile pattern costs at most pattern times text. Immutable.
 */
final class Wildcard {
    private final String pattern;

    Wildcard(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether it matches everything, even a name that is not known. */
    boolean any() {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                return false;
            }
        }
        return !pattern.isEmpty();
    }

    /** The number of characters that must be there: of two rules that match, the one with more speaks. */
    int literals() {
        int n = 0;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                n++;
            }
        }
        return n;
    }

    boolean exact() {
        return pattern.indexOf('*') < 0;
    }

    boolean matches(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
