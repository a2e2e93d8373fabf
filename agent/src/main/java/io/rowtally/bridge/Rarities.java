package io.rowtally.bridge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What most cursors never need, kept apart so that the others stay small. As its cursor, used by one thread at a time. */
final class Rarities {
    /** The columns above {@link Signature#LAST} that were read on the current row. */
    long @Nullable [] wide;
    /** The current row's signature while the set is on the insert row. */
    long parked;
    /** Whether the set is on the insert row. */
    boolean inserting;
    /** Whether a label was read that the shape does not have: then it is asked for its labels again, once. */
    boolean labelMissed;

    private boolean askedAgain;
    /** Whether the set has refused its labels, or has fewer than columns: it would answer the same again. */
    boolean labelsAsked;
    /** Where the statement was executed, once rows count elsewhere. */
    @Nullable
    Activation executed;

    /** Marks a column as read on the current row; on the insert row nothing is. */
    boolean mark(int column) {
        if (!inserting) {
            wide = marked(wide, column);
        }
        return !inserting;
    }

    /** The bits of the columns above {@link Signature#LAST}, one more set. */
    static long[] marked(long @Nullable [] bits, int column) {
        int word = Signature.word(column);
        long[] marked = bits == null ? new long[word + 1] : bits;
        if (marked.length <= word) {
            marked = Arrays.copyOf(marked, word + 1);
        }
        marked[word] |= 1L << column - Signature.LAST - 1;
        return marked;
    }

    /** Whether the set has to be asked for its labels again. */
    boolean askAgain() {
        if (!labelMissed || askedAgain) {
            return false;
        }
        askedAgain = true;
        return true;
    }
}
