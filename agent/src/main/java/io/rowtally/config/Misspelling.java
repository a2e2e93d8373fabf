package io.rowtally.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an unknown setting was meant to be; loaded only when there is one.
 *
 * <p>The distance is that of optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
 */
final class Misspelling {
    private static final int LONGEST = 64;

    private Misspelling() {}

    /** The known key nearest to an unknown one, or null where none is near enough to be worth a guess. */
    static @Nullable Key nearest(String unknown) {
        if (unknown.length() > LONGEST) {
            return null;
        }
        String lower = unknown.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        Key nearest = null;
        int least = Integer.MAX_VALUE;
        for (Key key : Key.values()) {
            int distance = lower.startsWith(key.text + ".") ? 1 : distance(lower, key.text);
            if (distance < least && distance <= 1 + key.text.length() / 4) {
                nearest = key;
                least = distance;
            }
        }
        return nearest;
    }

    /**
     * Whether a piece that the agent cannot use may have been a rule about data: something like a tag rule, or like a mode
     * that asks for less than monitoring. To go on without it could count what the operator excluded.
     */
    static boolean concernsData(String piece, String value) {
        String lower = piece.toLowerCase(Locale.ROOT);
        if (looksLikeTagRule(lower) || isRestraint(lower) || lower.equals(Key.MODE.text)) {
            return true;
        }
        return isRestraint(value.toLowerCase(Locale.ROOT)) && nearest(piece) == Key.MODE;
    }

    private static boolean isRestraint(String word) {
        return word.equals(Mode.OFF.text()) || word.equals(Mode.DRY_RUN.text());
    }

    private static boolean looksLikeTagRule(String lower) {
        int dot = lower.indexOf('.');
        if (dot < 2 || dot > 5 || distance(lower.substring(0, dot), "tag") > 1) {
            return false;
        }
        return lower.indexOf('.', dot + 1) > 0;
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
