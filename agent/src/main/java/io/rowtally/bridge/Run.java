package io.rowtally.bridge;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of one cell were left with one signature. The count only grows. It has one writer, the thread of the
 * cell's activation; {@code lazySet} orders its store after the writer's earlier ones, which is what a reader on
 * another thread needs (see ARCHITECTURE.md, "The memory model").
 */
public final class Run extends AtomicLong {
    private static final long serialVersionUID = 1;

    /** Bit i: column i was read, 1 to 62. Bit 0: columns above 62 were read, {@link #wide} has them. */
    public final long signature;
    /** Bits of the columns from 63 on, 64 a word; null where there are none. */
    public final long @Nullable [] wide;
    /** The run that was started before this one in the same cell. */
    public final @Nullable Run earlier;

    /** The reader's own baseline: what it has taken into a tally already. Written by the agent's thread only. */
    public long drained;

    /** How the row was read that was counted here last; see {@link Signature}. Used by the writer only. */
    long byIndex;

    long more;
    /** No row's before there was one, and where columns above 62 were read. */
    int state = Signature.NO_STATE;

    private long count;

    Run(long signature, long @Nullable [] wide, @Nullable Run earlier) {
        this.signature = signature;
        this.wide = wide;
        this.earlier = earlier;
    }

    void readAs(long newByIndex, long newMore, int newState) {
        byIndex = newByIndex;
        more = newMore;
        state = wide == null ? newState : Signature.NO_STATE;
    }

    void increment() {
        lazySet(++count);
    }
}
