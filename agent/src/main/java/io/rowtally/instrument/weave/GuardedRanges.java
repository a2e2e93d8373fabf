package io.rowtally.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A method's exception handlers and what they cover, with pieces of code left out of the method's own, whose ranges are parted
 * where such a piece lies in them.
 */
final class GuardedRanges {
    private final List<Range> ranges = new ArrayList<>();
    /** Of each piece that is left out where it begins and where it ends, in their order. */
    private final List<Label> leftOut = new ArrayList<>();

    private static final class Range {
        final Label from;
        final Label to;
        final Label handler;
        final @Nullable String type;
        final boolean parted;

        Range(Label from, Label to, Label handler, @Nullable String type, boolean parted) {
            this.from = from;
            this.to = to;
            this.handler = handler;
            this.type = type;
            this.parted = parted;
        }
    }

    /** @param parted whether the pieces are left out of it */
    void add(Label from, Label to, Label handler, @Nullable String type, boolean parted) {
        ranges.add(new Range(from, to, handler, type, parted));
    }

    void leaveOut(Label from, Label to) {
        leftOut.add(from);
        leftOut.add(to);
    }

    /** Writes all, in the order in which they came, once the code is there. */
    void visit(MethodVisitor to) {
        for (Range range : ranges) {
            Label from = range.from;
            for (int i = 0; range.parted && i < leftOut.size(); i += 2) {
                Label begins = leftOut.get(i);
                Label ends = leftOut.get(i + 1);
                if (begins.getOffset() >= range.from.getOffset() && ends.getOffset() <= range.to.getOffset()) {
                    visit(to, range, from, begins);
                    from = ends;
                }
            }
            visit(to, range, from, range.to);
        }
    }

    /** A range without any code is none. */
    private static void visit(MethodVisitor visitor, Range range, Label from, Label to) {
        if (from.getOffset() < to.getOffset()) {
            visitor.visitTryCatchBlock(from, to, range.handler, range.type);
        }
    }
}
