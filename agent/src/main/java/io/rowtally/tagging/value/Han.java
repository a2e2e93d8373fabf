package io.rowtally.tagging.value;

/** Which characters are Han: the unified ideographs of the basic plane, and each surrogate pair of plane 2 as one. */
final class Han {
    private Han() {}

    static boolean is(char c) {
        return c >= '\u4E00' && c <= '\u9FFF'
                || c >= '\u3400' && c <= '\u4DBF'
                || c >= '\uD840' && c <= '\uD888'
                || c == '〇';
    }

    /** How many Han from..to-1 are, if they are nothing else; -1 otherwise. */
    static int count(Chars text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (is(c)) {
                count++;
            } else if (!Character.isLowSurrogate(c) || !Character.isHighSurrogate(text.at(i - 1))) {
                return -1;
            }
        }
        return count;
    }
}
